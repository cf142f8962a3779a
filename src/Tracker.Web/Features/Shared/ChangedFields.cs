using System.Text.Json.Nodes;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Features.Shared;

/// <summary>What a change did, field by field: the labels of the form, and the values in words.</summary>
internal static class ChangedFields
{
    private static readonly Dictionary<string, RecordType> TypeOf = RecordTypes.All.ToDictionary(t => t.NewRecord("").GetType().Name, StringComparer.Ordinal);

    // Counters and copies for searching tell a person nothing.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        nameof(CooperationRecord.Ref), nameof(CooperationRecord.Version), nameof(CooperationRecord.HighestVersion), nameof(CooperationRecord.CreatedAtUtc),
        nameof(CooperationRecord.UpdatedAtUtc), nameof(CooperationRecord.SearchText), nameof(CooperationRecord.ContentKey), nameof(Agency.FoldedName), nameof(CooperationRecord.HasEndedSometime), "TypeSlug", nameof(Citation.RecordRef), nameof(Citation.Number), "ListSlug",
    };

    // Where a record's property is called otherwise than the field of its form.
    private static readonly Dictionary<string, string> ColumnNames = new(StringComparer.Ordinal)
    {
        [nameof(CooperationRecord.JurisdictionGeoid)] = "geoid",
        [nameof(CooperationRecord.AgencyRef)] = "agency",
        [nameof(CooperationRecord.TermSlug)] = "term",
    };

    private static readonly Dictionary<string, RecordColumn> OfCitations = new(StringComparer.Ordinal)
    {
        [nameof(Citation.SourceRef)] = new RecordColumn("ref", "Reference", FieldKind.Text),
        [nameof(Citation.Stance)] = Column("stance"),
        [nameof(Citation.Locator)] = Column("locator"),
        [nameof(Citation.Quotation)] = Column("quotation"),
        [nameof(Citation.AccessedOn)] = Column("accessed_on"),
        [nameof(Citation.ArchiveUrl)] = Column("archive_url"),
    };

    /// <summary>Whether it is kept apart, but part of another thing.</summary>
    public static bool IsPart(string entity) => entity is nameof(Citation) or nameof(RecordTag) or nameof(Listing) or nameof(AgencyAlias) or nameof(MergedAgency) or nameof(Attachment);

    public static IEnumerable<FieldChange> Of(Change change)
    {
        var part = change.Entity switch
        {
            nameof(Citation) => $"Source {JsonNode.Parse(change.Key)![1]}: ",
            nameof(Listing) => "Listing: ",
            nameof(AgencyAlias) => "Other ",
            nameof(MergedAgency) => "Merged ",
            nameof(Attachment) => "File: ",
            _ => "",
        };
        foreach (var (property, pair) in JsonNode.Parse(change.Values)!.AsObject().Where(v => !Silent.Contains(v.Key) && (v.Key, change.Entity) is not (nameof(AgencyAlias.AgencyRef), nameof(AgencyAlias))))
        {
            var column = ColumnOf(change.Entity, property);
            var label = change.Entity == nameof(RecordTag) ? "Further term" : part + (column?.Label ?? Words(property));
            yield return new FieldChange(char.ToUpperInvariant(label[0]) + label[1..], Text(column, pair![0]), Text(column, pair[1]));
        }
    }

    private static RecordColumn Column(string suffix) => CitationColumn.All.Single(c => c.Suffix == suffix).Column;

    private static RecordColumn? ColumnOf(string entity, string property) =>
        entity == nameof(Citation) ? OfCitations.GetValueOrDefault(property)
        : TypeOf.GetValueOrDefault(entity) is { } type ? type.ColumnOfProperty(property) ?? (ColumnNames.TryGetValue(property, out var name) ? type.Column(name) : null)
        : null;

    private static string? Text(RecordColumn? column, JsonNode? stored) => (column, stored) switch
    {
        (_, null) => null,
        ({ Kind: FieldKind.YesNo }, JsonValue value) when value.TryGetValue<bool>(out var yes) => yes ? "Yes" : "No",
        ({ Kind: not FieldKind.YesNo }, _) => column.Display(stored.ToString()),
        _ => stored.ToString(),
    };

    // “SignedOn” → “signed on”: the field as the code and the database call it, in words.
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
