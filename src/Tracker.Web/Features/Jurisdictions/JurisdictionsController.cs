using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Jurisdictions;

public sealed record JurisdictionsModel(JurisdictionFilter Filter, IReadOnlyList<JurisdictionRow> Rows, ListNavigation Navigation, int FiltersSet, IReadOnlyList<string> Kinds, IReadOnlyList<FacetGroup> Facets);

[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class JurisdictionsController(
    TrackerDbContext db, ReferenceCache reference, JurisdictionSummaries summaries, JurisdictionFacets facets, JurisdictionExport export, ProfileQuery profiles, ChangeHistory history, CurrentSite site, TimeProvider clock) : TrackerController
{
    private const int Suggestions = 8;

    [HttpGet("/jurisdictions")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var filter = JurisdictionFilter.From(query, clock.Day());
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var page = await PageAsync(filter, paging);
        var navigation = ListNavigation.Of("/jurisdictions", query, page);
        var kinds = await db.Jurisdictions.Select(j => j.Kind).Distinct().OrderBy(k => k).ToListAsync(Aborted);
        return View(new JurisdictionsModel(filter, page.Items, navigation, navigation.Filters.Count(f => f.Key != "sort"), kinds, await facets.OfAsync(filter, Aborted)));
    }

    [HttpGet("/jurisdictions" + TableFile.Route)]
    public IActionResult Twin([FromRoute] TableFormat format) => Filtered(f => DownloadResult.Table(format, "jurisdictions", (s, c) => export.WriteAsync(format, f, s, c)));

    [HttpGet("/jurisdictions.geojson")]
    public IActionResult Points() => Filtered(f => DownloadResult.GeoJson("jurisdictions.geojson", (s, c) => export.WriteGeoJsonAsync(f, s, c)));

    /// <summary>The first few that fit what is being typed.</summary>
    [HttpGet("/jurisdictions/suggest.json")]
    public IActionResult Suggest() => string.IsNullOrWhiteSpace(Request.Query["q"])
        ? Json(Array.Empty<string>())
        : Filtered(f => DownloadResult.Json((s, c) => export.WriteAsync(TableFormat.Json, f, s, c, new Paging(1, Suggestions))));

    [HttpGet("/jurisdictions/{geoid:regex(^\\d{{2,10}}$)}")]
    public async Task<IActionResult> Profile([FromRoute] string geoid)
    {
        if (!GeoId.TryParse(geoid, out var parsed) || (await reference.GazetteerAsync(Aborted)).Find(parsed) is not { } jurisdiction)
        {
            return NotFound();
        }

        if (parsed.Value != geoid)
        {
            return RedirectPermanent("/jurisdictions/" + parsed.Value);
        }

        var query = new QueryValues(Request.Query);
        var today = clock.Day();
        var day = query.Day("as-of") ?? today;
        var known = await KnownAt.FromAsync(query, today, site, Aborted);
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : View(await profiles.OfAsync(jurisdiction, day, known, today, Aborted));
    }

    [HttpGet("/jurisdictions/{geoid:regex(^\\d{{2,10}}$)}/history")]
    public async Task<IActionResult> History([FromRoute] string geoid)
    {
        if (!GeoId.TryParse(geoid, out var parsed) || (await reference.GazetteerAsync(Aborted)).Find(parsed) is not { } jurisdiction)
        {
            return NotFound();
        }

        return await PagedAsync(async paging => View("History", await history.OfJurisdictionAsync(jurisdiction, paging, Aborted)));
    }

    private async Task<Paged<JurisdictionRow>> PageAsync(JurisdictionFilter filter, Paging paging)
    {
        var gazetteer = await reference.GazetteerAsync(Aborted);
        var matching = filter.Apply(db);
        var total = await matching.CountAsync(Aborted);
        var geoids = await filter.InOrder(matching, db).Select(j => j.Geoid).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(Aborted);
        var recorded = await summaries.OfAsync(geoids, filter.AsOf, Aborted);
        var rows = geoids.ConvertAll(g => new JurisdictionRow(gazetteer[g], gazetteer.FullNameOf(gazetteer[g]), recorded[g]));
        return new Paged<JurisdictionRow>(rows, total, paging);
    }

    private ActionResult Filtered(Func<JurisdictionFilter, ActionResult> write)
    {
        var query = new QueryValues(Request.Query);
        var filter = JurisdictionFilter.From(query, clock.Day());
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : write(filter);
    }
}
