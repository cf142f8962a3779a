namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>One pointer from a part to another part, or to an address outside the workbook.</summary>
/// <param name="Kind">The last word of its type, such as <c>worksheet</c>, the rest of which differs between dialects; empty for an address.</param>
/// <param name="Target">The whole name of the other part, or the address; empty for an address that is too long.</param>
/// <param name="IsExternal">Whether it is an address.</param>
internal readonly record struct Relationship(string Kind, string Target, bool IsExternal);

internal static class Relationships
{
    private const int MaxLinkCharacters = 8_192;

    /// <summary>The relationships of a part by their id; none when it has no such file. Targets are whole part names.</summary>
    public static Dictionary<string, Relationship> Of(WorkbookArchive archive, string part, TableLimits limits)
    {
        var found = new Dictionary<string, Relationship>(StringComparer.Ordinal);
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var file = $"{folder}_rels/{part[folder.Length..]}.rels";
        if (!archive.Has(file))
        {
            return found;
        }

        var characters = 0L;
        using var xml = archive.Read(file);
        while (xml.Read())
        {
            if (xml.IsElement && xml.Name == "Relationship" && xml.Attribute("Id") is { } id && xml.Attribute("Target") is { } target)
            {
                found[id] = Make(xml, folder, target);
                characters += id.Length + target.Length;
                RefuseExcess(found.Count, characters, limits);
            }
        }

        return found;
    }

    private static void RefuseExcess(int count, long characters, TableLimits limits)
    {
        if (count > limits.MaxLinkedCells || characters > limits.MaxHeldCharacters)
        {
            throw XlsxRefusal.Oversized("too many links");
        }
    }

    private static Relationship Make(PartXml xml, string folder, string target)
    {
        if (xml.Attribute("TargetMode") == "External")
        {
            // No browser follows a longer address.
            return new("", target.Length <= MaxLinkCharacters ? target : "", true);
        }

        var type = xml.Attribute("Type") ?? "";
        return new(type[(type.LastIndexOf('/') + 1)..], target.StartsWith('/') ? target[1..] : Resolve(folder, target), false);
    }

    private static string Resolve(string folder, string target)
    {
        var steps = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var step in target.Split('/'))
        {
            if (step == "..")
            {
                steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            }
            else if (step != ".")
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }
}
