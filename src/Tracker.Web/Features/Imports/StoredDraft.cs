using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Features.Imports;

/// <summary>What a row would write, as the stored preview keeps it: the judged record or agency, with what it would make along the way.</summary>
/// <param name="Type">The record type's slug; null for an agency.</param>
[JsonConverter(typeof(StoredDraftConverter))]
internal sealed record StoredDraft(string? Type, RecordInput? Input, string? Geoid, StoredAgency? Agency, IReadOnlyList<StoredSource>? Sources, string? Ori, IReadOnlyList<string>? OtherNames, bool Restates = false)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Null for a row that would write nothing.</summary>
    public static string? Of(PlannedRow row) => row switch
    {
        { Outcome: not (RowOutcome.New or RowOutcome.Changed or RowOutcome.Beside) } => null,
        { Draft: { } draft } => JsonSerializer.Serialize(new StoredDraft(draft.Type.Slug, draft.Input, draft.Geoid.Value, StoredAgency.Of(draft.Agency), [.. draft.Sources.Select(StoredSource.Of)], null, null), Options),
        { Agency: { } agency } => JsonSerializer.Serialize(new StoredDraft(null, null, null, StoredAgency.Of(agency.Agency), null, agency.Ori, agency.OtherNames, agency.Restates), Options),
        _ => null,
    };

    public static StoredDraft Parse(string text) => JsonSerializer.Deserialize<StoredDraft>(text, Options)!;

    public RecordDraft ToRecord() => new(RecordTypes.Find(Type)!, Input!, GeoId.Parse(Geoid!), Agency?.ToChoice(), [.. Sources!.Select(s => s.ToChoice())], []);

    public AgencyDraft ToAgency() => new(Agency!.ToChoice(), "", Ori, OtherNames ?? []) { Restates = Restates };
}

/// <summary>An <see cref="AgencyChoice"/> in codes.</summary>
internal sealed record StoredAgency(string Ref, string Name, string Kind, string Home, bool IsNew)
{
    public static StoredAgency? Of(AgencyChoice? choice) =>
        choice is null ? null : new StoredAgency(choice.Ref, choice.Name, Codes<AgencyKind>.Of(choice.Kind), choice.Home.Value, choice.IsNew);

    public AgencyChoice ToChoice() => new(Ref, Name, Codes<AgencyKind>.Parse(Kind), GeoId.Parse(Home), IsNew);
}

/// <summary>A <see cref="SourceChoice"/>; what it says is kept only where it is to be made.</summary>
internal sealed record StoredSource(string Ref, SourceInput? New)
{
    public static StoredSource Of(SourceChoice choice) => new(choice.Ref, choice.IsNew ? choice.Source : null);

    public SourceChoice ToChoice() => new(Ref, New ?? new SourceInput(), New is not null);
}
