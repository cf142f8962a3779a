using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Checks;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Checks;

public sealed record CheckRow(Check Check, string FullPlace);

public sealed record ChecksModel(CheckFilter Filter, IReadOnlyList<CheckRow> Rows, ListNavigation Navigation);

/// <summary>Lists checks and shows one: where somebody looked and found nothing.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class ChecksController(TrackerDbContext db, ReferenceCache reference, CheckExport export, ChangeHistory history) : TrackerController
{
    [HttpGet("/checks")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var (filter, paging) = (CheckFilter.From(query), Paging.From(query));
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var matching = filter.Apply(db.Checks.AsNoTracking());
        var checks = await CheckFilter.InOrder(matching).Include(c => c.Source).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(Aborted);
        var gazetteer = await reference.GazetteerAsync(Aborted);
        var rows = checks.ConvertAll(c => new CheckRow(c, gazetteer.FullNameOf(gazetteer[c.JurisdictionGeoid])));
        return View(new ChecksModel(filter, rows, ListNavigation.Of("/checks", query, new Paged<CheckRow>(rows, await matching.CountAsync(Aborted), paging))));
    }

    [HttpGet("/checks" + TableFile.Route)]
    public IActionResult Twin([FromRoute] TableFormat format)
    {
        var query = new QueryValues(Request.Query);
        var filter = CheckFilter.From(query);
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : DownloadResult.Table(format, "checks", (s, c) => export.WriteAsync(format, filter, s, c));
    }

    [HttpGet("/checks/{checkRef}")]
    public async Task<IActionResult> Show([FromRoute] string checkRef)
    {
        if (await db.Checks.AsNoTracking().Include(c => c.Source).SingleOrDefaultAsync(c => c.Ref == checkRef, Aborted) is not { } check)
        {
            return await GoneAsync(checkRef);
        }

        var gazetteer = await reference.GazetteerAsync(Aborted);
        return View(new CheckRow(check, gazetteer.FullNameOf(gazetteer[check.JurisdictionGeoid])));
    }

    [HttpGet("/checks/{checkRef}/history")]
    public Task<IActionResult> History([FromRoute] string checkRef) =>
        PagedAsync(async paging => await history.OfCheckAsync(checkRef, paging, Aborted) is { } model ? View("History", model) : NotFound());

    /// <summary>A deleted check's address says so, and shows what it was.</summary>
    private async Task<IActionResult> GoneAsync(string checkRef)
    {
        if (await history.OfCheckAsync(checkRef, Paging.First, Aborted) is not { } model)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return View("History", model with { Title = $"{checkRef} was deleted", BackUrl = "/checks", BackText = "All checks" });
    }
}
