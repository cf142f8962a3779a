using System.Globalization;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>Which cell styles show a number as a date, the only thing about styles that changes what a cell says.</summary>
internal sealed class CellStyles
{
    private const int MaxFormats = 100_000;

    private readonly List<bool> isDate = [];

    public static CellStyles Read(WorkbookArchive archive, string? part)
    {
        var styles = new CellStyles();
        if (part is not null && archive.Has(part))
        {
            using var xml = archive.Read(part);
            styles.Fill(xml);
        }

        return styles;
    }

    public bool IsDate(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < isDate.Count && isDate[index];

    private void Fill(PartXml xml)
    {
        var custom = new Dictionary<string, bool>(StringComparer.Ordinal);
        var inCellFormats = false;
        while (xml.Read())
        {
            if (xml.Name == "cellXfs")
            {
                inCellFormats = xml.IsElement;
            }
            else if (xml.IsElement && xml.Name == "numFmt" && xml.Attribute("numFmtId") is { } id)
            {
                custom[id] = DateFormat.IsDate(xml.Attribute("formatCode") ?? "");
            }
            else if (xml.IsElement && xml.Name == "xf" && inCellFormats)
            {
                var format = xml.Attribute("numFmtId") ?? "";
                isDate.Add(custom.TryGetValue(format, out var date) ? date : DateFormat.IsBuiltInDate(format));
            }

            if (custom.Count > MaxFormats || isDate.Count > MaxFormats)
            {
                throw XlsxRefusal.Oversized($"more than {MaxFormats:N0} cell formats");
            }
        }
    }
}
