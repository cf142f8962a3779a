namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>The texts that cells refer to by number. They stand apart from the sheet, so they are held in memory.</summary>
internal static class SharedStrings
{
    public static IReadOnlyList<string> Read(WorkbookArchive archive, string? part, TableLimits limits)
    {
        var strings = new PackedTexts();
        if (part is null || !archive.Has(part))
        {
            return strings;
        }

        using var xml = archive.Read(part);
        var characters = 0L;
        while (xml.Read())
        {
            if (!xml.IsElement || xml.Name != "si")
            {
                continue;
            }

            var text = xml.ReadStringItem(limits.MaxCellCharacters);
            strings.Add(text);
            characters += text.Length;
            if (strings.Count > limits.MaxSharedStrings)
            {
                throw XlsxRefusal.Oversized($"more than {limits.MaxSharedStrings:N0} different texts");
            }

            if (characters > limits.MaxHeldCharacters)
            {
                throw XlsxRefusal.Oversized($"more than {limits.MaxHeldCharacters:N0} characters of text");
            }
        }

        return strings;
    }
}
