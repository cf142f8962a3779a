using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>A mapping that is kept: for the next file with the same headings, and, under a name, for everybody who imports.</summary>
public sealed class ImportMapping
{
    public const string RefPrefix = "map";

    private ImportMapping() { }

    public ImportMapping(string @ref, ColumnMapping mapping, string by, DateTime atUtc)
    {
        Ref = @ref;
        Change(mapping, by, atUtc);
    }

    public string Ref { get; private set; } = "";

    /// <summary>Null where it is only remembered for its headings.</summary>
    public string? Name { get; private set; }

    /// <summary>The name as it is compared: no two have the same.</summary>
    public string? NameKey { get; private set; }

    /// <summary>The same for all files with the same headings.</summary>
    public string HeadingsKey { get; private set; } = "";

    /// <summary>The mapping as JSON.</summary>
    public string Document { get; private set; } = "";

    public string By { get; private set; } = "";

    public DateTime ChangedAtUtc { get; private set; }

    /// <summary>Null where it was made for columns that are no longer there.</summary>
    public ColumnMapping? Mapping => MappingJson.Read(Document, out _);

    public void Change(ColumnMapping mapping, string by, DateTime atUtc)
    {
        Name = mapping.Name;
        NameKey = KeyOf(mapping.Name);
        HeadingsKey = mapping.HeadingsKey;
        Document = MappingJson.Write(mapping);
        (By, ChangedAtUtc) = (by, atUtc);
    }

    /// <summary>Null for no name, and for a name without a letter or digit.</summary>
    public static string? KeyOf(string? name) => FoldedName.Of(name) is { Length: > 0 } key ? key : null;
}
