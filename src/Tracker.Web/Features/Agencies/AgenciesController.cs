using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Agencies;

public sealed record AgenciesModel(AgencyFilter Filter, IReadOnlyList<AgencyRow> Rows, ListNavigation Navigation, IReadOnlyList<FacetGroup> Facets);

public sealed record AgencyPageModel(AgencyRow Agency, string KindLabel, IReadOnlyList<RecordCard> InForce, IReadOnlyList<RecordCard> Others);

/// <summary>Lists agencies and shows one.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class AgenciesController(TrackerDbContext db, AgencyFacets facets, AgencyExport export, ChangeHistory history, TimeProvider clock) : TrackerController
{
    private const int Suggestions = 8;
    private const int RecordsShown = 20;

    [HttpGet("/agencies")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var (filter, paging) = (AgencyFilter.From(query), Paging.From(query));
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var matching = filter.Apply(db.Agencies.AsNoTracking(), db);
        var rows = await export.RowsAsync(filter.InOrder(matching, db).Skip(paging.Skip).Take(paging.PerPage), Aborted);
        var page = new Paged<AgencyRow>(rows, await matching.CountAsync(Aborted), paging);
        return View(new AgenciesModel(filter, rows, ListNavigation.Of("/agencies", query, page), await facets.OfAsync(filter, Aborted)));
    }

    [HttpGet("/agencies" + TableFile.Route)]
    public IActionResult Twin([FromRoute] TableFormat format)
    {
        var query = new QueryValues(Request.Query);
        var filter = AgencyFilter.From(query);
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : DownloadResult.Table(format, "agencies", (s, c) => export.WriteAsync(format, filter, s, c));
    }

    /// <summary>The first few that fit what is being typed; names that begin so come first.</summary>
    [HttpGet("/agencies/suggest.json")]
    public async Task<IActionResult> Suggest()
    {
        var query = new QueryValues(Request.Query);
        var filter = AgencyFilter.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var begins = FoldedName.Of(filter.Text);
        var matching = filter.Apply(db.Agencies.AsNoTracking(), db).OrderBy(a => a.FoldedName.StartsWith(begins) ? 0 : 1).ThenBy(a => a.FoldedName).ThenBy(a => a.Ref);
        var rows = begins.Length == 0 ? [] : await export.RowsAsync(matching.Take(Suggestions), Aborted);
        return Json(rows.Select(a => new { @ref = a.Ref, name = a.Name, home = a.HomeName, ori = a.Ori, url = "/agencies/" + a.Ref }));
    }

    [HttpGet("/agencies/{agencyRef}")]
    public async Task<IActionResult> Show([FromRoute] string agencyRef)
    {
        if (await export.RowsAsync(db.Agencies.AsNoTracking().Where(a => a.Ref == agencyRef), Aborted) is not [var agency])
        {
            return await GoneAsync(agencyRef);
        }

        var latest = db.Records.Where(r => r.AgencyRef == agencyRef).OrderByDescending(r => r.UpdatedAtUtc).ThenBy(r => r.Ref).Take(RecordsShown);
        var cards = (await db.LoadWithEverythingAsync(latest, Aborted)).ConvertAll(r => RecordCard.Of(r, clock.Day()));
        var inForce = cards.ToLookup(c => c.Status == Codes<RecordStatus>.Of(RecordStatus.InForce));
        return View(new AgencyPageModel(agency, Codes<AgencyKind>.LabelOf(agency.Kind), [.. inForce[true]], [.. inForce[false]]));
    }

    [HttpGet("/agencies/{agencyRef}/history")]
    public Task<IActionResult> History([FromRoute] string agencyRef) =>
        PagedAsync(async paging => await history.OfAgencyAsync(agencyRef, paging, Aborted) is { } model ? View("History", model) : NotFound());

    /// <summary>To the agency it became, else what history knows of it.</summary>
    private async Task<IActionResult> GoneAsync(string agencyRef)
    {
        if (await db.MergedAgencies.AsNoTracking().SingleOrDefaultAsync(m => m.Ref == agencyRef, Aborted) is { } merged)
        {
            // Kept nowhere: the merge may be taken back.
            Response.Headers.CacheControl = "no-store";
            return RedirectPermanent("/agencies/" + merged.IntoRef);
        }

        if (await history.OfAgencyAsync(agencyRef, Paging.First, Aborted) is not { } model)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return View("History", model with { Title = $"{agencyRef} is no longer there", BackUrl = "/agencies", BackText = "All agencies" });
    }
}
