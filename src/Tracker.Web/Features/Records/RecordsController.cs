using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

public sealed record RecordRow(string Ref, string Type, string Title, string Jurisdiction, string Geoid, string? Agency, string? AgencyRef, string Term, int Sources, string Status, string StatusLabel, bool IsContested, string? Started, string? Ended, string Updated);

public sealed record RecordsModel(RecordFilter Filter, IReadOnlyList<RecordRow> Rows, ListNavigation Navigation, int FiltersSet, TermList Terms, IReadOnlyList<FacetGroup> Facets, IReadOnlyList<RecordListColumn> Columns);

public sealed record RecordPageModel(RecordCard Card, string FullPlace, IReadOnlyList<(string Slug, string Name)> Terms, string? Notes, int Version, DateTime UpdatedAtUtc, string? AgencyRef, string? AgencyName, DateOnly Day, DateOnly Today, KnownUntil? Known, CitedPage Cited);

/// <summary>Lists records and shows one.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class RecordsController(TrackerDbContext db, ReferenceCache reference, RecordTabulations tabulations, RecordLines lines, RecordExport export, ChangeHistory history, FactsKnownThen then, CurrentSite site, TimeProvider clock) : TrackerController
{
    private const int ManyFound = 1_000;

    [HttpGet("/records")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var terms = await reference.TermsAsync(Aborted);
        var filter = RecordFilter.From(query, clock.Day(), terms);
        var paging = Paging.From(query);
        var columns = RecordListColumn.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var list = await tabulations.OfAsync(filter, Aborted);
        var total = list.CountOf(filter);
        var page = new Paged<RecordRow>(total == 0 ? [] : await RowsAsync(filter with { HasCommonWords = total >= ManyFound }, paging, terms), total, paging);
        var navigation = ListNavigation.Of("/records", query, page);
        return View(new RecordsModel(filter, page.Items, navigation, navigation.Filters.Count(f => f.Key is not ("sort" or RecordListColumn.Filter)), terms, RecordFacets.Of(filter, list), columns));
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

        var query = new QueryValues(Request.Query);
        var day = query.Day("as-of") ?? clock.Day();
        var known = await KnownAt.FromAsync(query, clock.Day(), site, Aborted);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var record = known is null ? (await db.LoadWithEverythingAsync(db.Records.Where(r => r.Ref == recordRef), Aborted)).SingleOrDefault() : await then.ReadRecordAsync(recordRef, known, Aborted);
        return record is not null ? View(await ModelAsync(record, day, known)) : known is null ? await GoneAsync(recordRef) : NotThen(recordRef, known);
    }

    [HttpGet("/records/{recordRef}/history")]
    public Task<IActionResult> History([FromRoute] string recordRef) =>
        PagedAsync(async paging => await history.OfRecordAsync(recordRef, paging, Aborted) is { } model ? View("History", model) : NotFound());

    private async Task<RecordPageModel> ModelAsync(CooperationRecord record, DateOnly day, KnownUntil? known)
    {
        var terms = await reference.TermsAsync(Aborted);
        var gazetteer = await reference.GazetteerAsync(Aborted);
        var slugs = record.Tags.Select(t => t.TermSlug).Prepend(record.TermSlug);
        var card = RecordCard.Of(record, day);
        var cited = new CitedPage($"{card.Title} ({record.Type.Name}, {record.Ref}), as of {PartialDate.Of(day).ToText()}", card.Url, [new("as-of", PartialDate.Of(day).ToString())], known);
        return new RecordPageModel(
            card, gazetteer.FullNameOf(gazetteer[record.JurisdictionGeoid]), slugs.Select(s => (s, terms.Find(s)?.Name ?? s)).ToList(),
            record.Notes, record.Version, record.UpdatedAtUtc, record.AgencyRef, record.Agency?.Name, day, clock.Day(), known, cited);
    }

    /// <summary>It had not been recorded yet, or was deleted already.</summary>
    private ViewResult NotThen(string recordRef, KnownUntil known)
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Message", new MessageModel(
            $"There was no record {recordRef} then",
            [$"On {PartialDate.Of(known.Day).ToText()} this tracker had no record of this reference: it had not been recorded yet, or had been deleted. Its history, at /records/{recordRef}/history, tells which."]));
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

    private async Task<IReadOnlyList<RecordRow>> RowsAsync(RecordFilter filter, Paging paging, TermList terms)
    {
        var refs = await filter.InOrder(filter.Apply(db.Records.AsNoTracking(), db)).Select(r => r.Ref).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(Aborted);
        return (await lines.OfAsync(refs, filter.AsOf, Aborted)).Select(l => RowOf(l, terms)).ToList();
    }

    private static RecordRow RowOf(RecordLine line, TermList terms)
    {
        var record = line.Record;
        return new RecordRow(
            record.Ref, record.Type.Name, line.Title, line.PlaceName, record.JurisdictionGeoid.Value, record.Agency?.Name, record.AgencyRef, terms.Find(record.TermSlug)?.Name ?? record.TermSlug, line.Sources,
            Codes<RecordStatus>.Of(line.Status), line.StatusLabel, line.IsContested,
            record.StartedOn?.ToString(), record.EndedOn?.ToString(), record.UpdatedAtUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
