using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Shared;

/// <summary>One field that changed.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>What one change set did to one record, agency, source or check.</summary>
/// <param name="Ref">The thing’s reference; with its address, where it has a page.</param>
public sealed record HistoryEntry(long ChangeSetId, DateTime AtUtc, string By, string Origin, string Reason, string Action, string? Ref, string? Url, IReadOnlyList<FieldChange> Fields);

public sealed record HistoryModel(string Title, string BackUrl, string BackText, IReadOnlyList<HistoryEntry> Entries);

/// <summary>The history of a record or another thing, or of everything recorded about a jurisdiction.</summary>
public sealed class ChangeHistory(TrackerDbContext db)
{
    private const int MostEntries = 200;

    // Counters and copies for searching tell a person nothing.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal)
    {
        nameof(CooperationRecord.Ref), nameof(CooperationRecord.Version), nameof(CooperationRecord.HighestVersion), nameof(CooperationRecord.CreatedAtUtc),
        nameof(CooperationRecord.UpdatedAtUtc), nameof(CooperationRecord.SearchText), nameof(CooperationRecord.ContentKey), nameof(Agency.FoldedName), nameof(CooperationRecord.HasEndedSometime), "TypeSlug", nameof(Citation.RecordRef), nameof(Citation.Number), "ListSlug",
    };

    public async Task<HistoryModel?> OfRecordAsync(string recordRef, CancellationToken cancellation)
    {
        var entries = await EntriesAsync(db.Changes.Where(c => c.RecordRef == recordRef), cancellation);
        return entries.Count == 0 ? null : new HistoryModel($"History of {recordRef}", "/records/" + recordRef, "The record", entries);
    }

    /// <summary>Of a thing that is no record, by its kind and reference; null where there never was one.</summary>
    public async Task<HistoryModel?> OfThingAsync<T>(string thingRef, string backUrl, string backText, CancellationToken cancellation)
    {
        var (entity, key) = (typeof(T).Name, StoredValues.KeyOf(thingRef));
        var entries = await EntriesAsync(db.Changes.Where(c => c.Entity == entity && c.Key == key), cancellation);
        return entries.Count == 0 ? null : new HistoryModel($"History of {thingRef}", backUrl, backText, entries);
    }

    public async Task<HistoryModel> OfJurisdictionAsync(Jurisdiction jurisdiction, CancellationToken cancellation)
    {
        var there = db.Changes.Where(c => c.JurisdictionGeoid == jurisdiction.Geoid);
        var entries = await EntriesAsync(db.Changes.Where(c => c.JurisdictionGeoid == jurisdiction.Geoid || (c.RecordRef != null && there.Any(t => t.RecordRef == c.RecordRef))), cancellation);
        return new HistoryModel($"History of {jurisdiction.Name}, {jurisdiction.StateCode}", "/jurisdictions/" + jurisdiction.Geoid, "The profile", entries);
    }

    public async Task<HistoryModel?> OfAgencyAsync(string agencyRef, CancellationToken cancellation)
    {
        var key = StoredValues.KeyOf(agencyRef);
        var parts = key[..^1] + ",";
        var entries = await EntriesAsync(
            db.Changes.Where(c => ((c.Entity == nameof(Agency) || c.Entity == nameof(MergedAgency)) && c.Key == key) || (c.Entity == nameof(AgencyAlias) && c.Key.StartsWith(parts))), cancellation);
        return entries.Count == 0 ? null : new HistoryModel($"History of {agencyRef}", "/agencies/" + agencyRef, "The agency", entries);
    }

    /// <summary>What one change set did, thing by thing.</summary>
    public Task<IReadOnlyList<HistoryEntry>> OfChangeSetAsync(long changeSetId, CancellationToken cancellation) =>
        EntriesAsync(db.Changes.Where(c => c.ChangeSetId == changeSetId), cancellation);

    private static async Task<IReadOnlyList<HistoryEntry>> EntriesAsync(IQueryable<Change> changes, CancellationToken cancellation)
    {
        var rows = await changes.AsNoTracking().Include(c => c.ChangeSet).OrderByDescending(c => c.ChangeSetId).ThenBy(c => c.Ordinal).Take(MostEntries * 5).ToListAsync(cancellation);
        return rows.GroupBy(c => (c.ChangeSetId, Thing: ThingOf(c))).Take(MostEntries).Select(g => EntryOf([.. g])).ToList();
    }

    /// <summary>The reference of the thing that was changed, or of the one it is part of.</summary>
    private static string ThingOf(Change change) => change.RecordRef ?? JsonNode.Parse(change.Key)![0]!.ToString();

    private static string? UrlOf(Change change) => change.Entity switch
    {
        _ when change.RecordRef is not null => "/records/" + change.RecordRef,
        nameof(Agency) or nameof(AgencyAlias) or nameof(MergedAgency) => "/agencies/" + ThingOf(change),
        nameof(Source) or nameof(Attachment) => "/sources/" + ThingOf(change),
        nameof(Check) => "/checks/" + ThingOf(change),
        nameof(PlaceAlias) when JsonNode.Parse(change.Values)![nameof(PlaceAlias.Geoid)] is { } meant => "/jurisdictions/" + (meant[1] ?? meant[0]),
        _ => null,
    };

    private static HistoryEntry EntryOf(List<Change> changes)
    {
        var set = changes[0].ChangeSet;
        var record = changes.Find(c => c.Entity is not (nameof(Citation) or nameof(RecordTag) or "Listing" or nameof(AgencyAlias) or nameof(MergedAgency) or nameof(Attachment)));
        return new HistoryEntry(
            set.Id, set.AtUtc, set.By, Codes<ChangeOrigin>.LabelOf(set.Origin), set.Reason,
            Codes<ChangeAction>.LabelOf(record?.Action ?? ChangeAction.Changed), ThingOf(changes[0]), UrlOf(changes[0]), changes.SelectMany(FieldsOf).ToList());
    }

    private static IEnumerable<FieldChange> FieldsOf(Change change)
    {
        var part = change.Entity switch
        {
            nameof(Citation) => $"Source {JsonNode.Parse(change.Key)![1]} ",
            nameof(RecordTag) => "Tag ",
            "Listing" => "Listing ",
            nameof(AgencyAlias) => "Other ",
            nameof(MergedAgency) => "Merged ",
            _ => "",
        };
        return JsonNode.Parse(change.Values)!.AsObject().Where(v => !Silent.Contains(v.Key) && (v.Key, change.Entity) is not (nameof(AgencyAlias.AgencyRef), nameof(AgencyAlias)))
            .Select(v => new FieldChange(part + Words(v.Key), v.Value![0]?.ToString(), v.Value![1]?.ToString()));
    }

    // “SignedOn” → “signed on”: the field as the code and the database call it, in words.
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));
}
