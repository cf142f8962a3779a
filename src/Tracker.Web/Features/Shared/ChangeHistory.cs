using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Shared;

/// <summary>One field that changed.</summary>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>What one change set did to one record, agency, source or check.</summary>
/// <param name="Ref">The thing’s reference; with its address, where it has a page.</param>
/// <param name="Version">The version of a record that it led to, where it led to another.</param>
public sealed record HistoryEntry(
    long ChangeSetId, DateTime AtUtc, string By, string Origin, string Reason, string Action, string? Ref, string? Url, int? Version, IReadOnlyList<FieldChange> Fields);

/// <param name="RecordRef">The record whose versions can be looked at and compared; null of anything else.</param>
public sealed record HistoryModel(string Title, string BackUrl, string BackText, IReadOnlyList<HistoryEntry> Entries, ListNavigation Navigation, string? RecordRef = null);

/// <summary>The history of a record or another thing, or of everything recorded about a jurisdiction: some saves at a time, newest first.</summary>
public sealed class ChangeHistory(TrackerDbContext db)
{
    private const int MostOfOneSave = 1_000;

    /// <summary>Null where there never was such a record.</summary>
    public async Task<HistoryModel?> OfRecordAsync(string recordRef, Paging paging, CancellationToken cancellation) =>
        await ModelAsync($"History of {recordRef}", "/records/" + recordRef, "The record", ThingChanges.OfRecord(db, recordRef), paging, cancellation) is { Navigation.Total: > 0 } model ? model with { RecordRef = recordRef } : null;

    /// <inheritdoc cref="OfRecordAsync"/>
    public Task<HistoryModel?> OfCheckAsync(string checkRef, Paging paging, CancellationToken cancellation) =>
        KnownAsync(checkRef, "/checks/" + checkRef, "The check", ThingChanges.OfThing<Check>(db, checkRef), paging, cancellation);

    /// <inheritdoc cref="OfRecordAsync"/>
    public Task<HistoryModel?> OfAgencyAsync(string agencyRef, Paging paging, CancellationToken cancellation) =>
        KnownAsync(agencyRef, "/agencies/" + agencyRef, "The agency", ThingChanges.OfAgency(db, agencyRef), paging, cancellation);

    /// <inheritdoc cref="OfRecordAsync"/>
    public Task<HistoryModel?> OfSourceAsync(string sourceRef, Paging paging, CancellationToken cancellation) =>
        KnownAsync(sourceRef, "/sources/" + sourceRef, "The source", ThingChanges.OfSource(db, sourceRef), paging, cancellation);

    public Task<HistoryModel> OfJurisdictionAsync(Jurisdiction jurisdiction, Paging paging, CancellationToken cancellation) =>
        ModelAsync($"History of {jurisdiction.Name}, {jurisdiction.StateCode}", "/jurisdictions/" + jurisdiction.Geoid, "The profile", ThingChanges.OfPlace(db, jurisdiction.Geoid), paging, cancellation);

    /// <summary>What was recorded about a jurisdiction after one day and by the end of another (UTC), and no later than by a save.</summary>
    public Task<HistoryModel> OfJurisdictionBetweenAsync(Jurisdiction jurisdiction, DateOnly from, DateOnly to, long? save, Paging paging, CancellationToken cancellation)
    {
        var (begin, end) = (from.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var last = save ?? long.MaxValue;
        var parts = ThingChanges.OfPlace(db, jurisdiction.Geoid).Select(p => p.Where(c => c.ChangeSet.AtUtc >= begin && c.ChangeSet.AtUtc < end && c.ChangeSetId <= last)).ToList();
        return ModelAsync($"History of {jurisdiction.Name}, {jurisdiction.StateCode}", "/jurisdictions/" + jurisdiction.Geoid, "The profile", parts, paging, cancellation);
    }

    /// <summary>What one change set did, thing by thing; of a large one the first things.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> OfChangeSetAsync(long changeSetId, CancellationToken cancellation) =>
        Entries(await db.Changes.AsNoTracking().Include(c => c.ChangeSet).Where(c => c.ChangeSetId == changeSetId).OrderBy(c => c.Ordinal).Take(MostOfOneSave).ToListAsync(cancellation));

    private static async Task<HistoryModel?> KnownAsync(string thingRef, string url, string backText, IReadOnlyList<IQueryable<Change>> parts, Paging paging, CancellationToken cancellation) =>
        await ModelAsync($"History of {thingRef}", url, backText, parts, paging, cancellation) is { Navigation.Total: > 0 } model ? model : null;

    private static async Task<HistoryModel> ModelAsync(string title, string url, string backText, IReadOnlyList<IQueryable<Change>> parts, Paging paging, CancellationToken cancellation)
    {
        var sets = parts.Select(p => p.Select(c => c.ChangeSetId)).Aggregate((all, more) => all.Union(more)).Distinct();
        var shown = await sets.OrderByDescending(s => s).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(cancellation);
        var changes = new List<Change>();
        foreach (var part in parts)
        {
            changes.AddRange(await part.AsNoTracking().Include(c => c.ChangeSet).Where(c => shown.Contains(c.ChangeSetId)).ToListAsync(cancellation));
        }

        var entries = Entries(changes.DistinctBy(c => (c.ChangeSetId, c.Ordinal)).OrderByDescending(c => c.ChangeSetId).ThenBy(c => c.Ordinal));
        var paged = new Paged<long>(shown, await sets.CountAsync(cancellation), paging);
        return new HistoryModel(title, url, backText, entries, ListNavigation.Of(url + "/history", new QueryValues([]), paged));
    }

    private static List<HistoryEntry> Entries(IEnumerable<Change> changes) =>
        changes.GroupBy(c => (c.ChangeSetId, Thing: ThingOf(c))).Select(g => EntryOf([.. g])).ToList();

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
        var whole = changes.Find(c => !ChangedFields.IsPart(c.Entity));
        var version = whole is { RecordRef: not null, Action: not ChangeAction.Removed } ? RecordVersions.VersionIn(whole.Values) : null;
        return new HistoryEntry(
            set.Id, set.AtUtc, set.By, Codes<ChangeOrigin>.LabelOf(set.Origin), set.Reason,
            Codes<ChangeAction>.LabelOf(whole?.Action ?? ChangeAction.Changed), ThingOf(changes[0]), UrlOf(changes[0]), version, changes.SelectMany(ChangedFields.Of).ToList());
    }
}
