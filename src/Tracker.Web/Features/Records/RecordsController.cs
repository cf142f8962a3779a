using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

public sealed record RecordRow(string Ref, string Type, string Title, string Jurisdiction, string Geoid, string Status, string StatusLabel, bool IsContested, string? Started, string? Ended, string Updated);

public sealed record RecordsModel(RecordFilter Filter, IReadOnlyList<RecordRow> Rows, ListNavigation Navigation, int FiltersSet, Domain.Taxonomy.TermList Terms);

public sealed record RecordPageModel(RecordCard Card, string FullPlace, IReadOnlyList<(string Slug, string Name)> Terms, string? Notes, int Version, DateTime UpdatedAtUtc, string? AgencyRef, string? AgencyName);

/// <summary>Lists records and shows one.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class RecordsController(TrackerDbContext db, ReferenceCache reference, RecordExport export, ChangeHistory history, TimeProvider clock) : TrackerController
{
    [HttpGet("/records")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var terms = await reference.TermsAsync(Aborted);
        var filter = RecordFilter.From(query, clock.Day(), terms);
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var page = await PageAsync(filter, paging);
        var navigation = ListNavigation.Of("/records", query, page);
        return View(new RecordsModel(filter, page.Items, navigation, navigation.Filters.Count(f => f.Key != "sort"), terms));
    }

    [HttpGet("/records" + TableFile.Route)]
    public async Task<IActionResult> Twin([FromRoute] TableFormat format)
    {
        var query = new QueryValues(Request.Query);
        var filter = RecordFilter.From(query, clock.Day(), await reference.TermsAsync(Aborted));
        var layout = query.Code<RecordLayout>("form") ?? RecordLayout.Wide;
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems)
            : DownloadResult.Table(format, filter.Type?.Slug ?? "records", (s, c) => layout == RecordLayout.Long ? export.WriteLongAsync(format, filter, s, c) : export.WriteAsync(format, filter, s, c));
    }

    [HttpGet("/records.geojson")]
    public async Task<IActionResult> Points()
    {
        var query = new QueryValues(Request.Query);
        var filter = RecordFilter.From(query, clock.Day(), await reference.TermsAsync(Aborted));
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : DownloadResult.GeoJson("records.geojson", (s, c) => export.WriteGeoJsonAsync(filter, s, c));
    }

    [HttpGet("/records/{recordRef}")]
    public async Task<IActionResult> Show([FromRoute] string recordRef)
    {
        if (RecordTypes.Find(recordRef) is { } type)
        {
            return Redirect("/records?type=" + type.Slug);
        }

        return await db.LoadWithEverythingAsync(db.Records.Where(r => r.Ref == recordRef), Aborted) is [var record] ? View(await ModelAsync(record)) : await GoneAsync(recordRef);
    }

    [HttpGet("/records/{recordRef}/history")]
    public Task<IActionResult> History([FromRoute] string recordRef) =>
        PagedAsync(async paging => await history.OfRecordAsync(recordRef, paging, Aborted) is { } model ? View("History", model) : NotFound());

    private async Task<RecordPageModel> ModelAsync(CooperationRecord record)
    {
        var terms = await reference.TermsAsync(Aborted);
        var gazetteer = await reference.GazetteerAsync(Aborted);
        var slugs = record.Tags.Select(t => t.TermSlug).Prepend(record.TermSlug);
        return new RecordPageModel(
            RecordCard.Of(record, clock.Day()), gazetteer.FullNameOf(gazetteer[record.JurisdictionGeoid]), slugs.Select(s => (s, terms.Find(s)?.Name ?? s)).ToList(),
            record.Notes, record.Version, record.UpdatedAtUtc, record.AgencyRef, record.Agency?.Name);
    }

    /// <summary>A deleted record's address says so, and shows what it was.</summary>
    private async Task<IActionResult> GoneAsync(string recordRef)
    {
        if (await history.OfRecordAsync(recordRef, Paging.First, Aborted) is not { } model)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return View("History", model with { Title = $"{recordRef} was deleted", BackUrl = "/records", BackText = "All records" });
    }

    private async Task<Paged<RecordRow>> PageAsync(RecordFilter filter, Paging paging)
    {
        var matching = filter.Apply(db.Records.AsNoTracking());
        var total = await matching.CountAsync(Aborted);
        var refs = await filter.InOrder(matching).Select(r => r.Ref).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(Aborted);
        var records = (await db.LoadWithEverythingAsync(db.Records.Where(r => refs.Contains(r.Ref)), Aborted)).ToDictionary(r => r.Ref, StringComparer.Ordinal);
        return new Paged<RecordRow>(refs.Where(records.ContainsKey).Select(r => RowOf(records[r], filter.AsOf)).ToList(), total, paging);
    }

    private static RecordRow RowOf(CooperationRecord record, DateOnly day)
    {
        var card = RecordCard.Of(record, day);
        return new RecordRow(
            card.Ref, card.Type.Name, card.Title, card.Jurisdiction, card.Geoid, card.Status, card.StatusLabel, card.IsContested,
            record.StartedOn?.ToString(), record.EndedOn?.ToString(), record.UpdatedAtUtc.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}
