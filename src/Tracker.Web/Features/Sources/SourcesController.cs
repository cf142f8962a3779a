using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

public sealed record SourceRow(Source Source, int Records);

public sealed record SourcesModel(string? Text, string? Kind, IReadOnlyList<SourceRow> Rows, ListNavigation Navigation);

/// <summary>A look that found nothing, as a line.</summary>
public sealed record SourceCheck(string Ref, string Text);

public sealed record SourcePageModel(Source Source, string? KindLabel, IReadOnlyList<SourceFile> Files, IReadOnlyList<RecordCard> Latest, int Records, IReadOnlyList<SourceCheck> Checks);

/// <summary>What the facts rest on: the list of sources, each with what rests on it.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class SourcesController(TrackerDbContext db, ChangeHistory history, TimeProvider clock) : TrackerController
{
    private const int LatestShown = 20;
    private const int Suggestions = 8;

    [HttpGet("/sources")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var (filter, paging) = (SourceFilter.From(query), Paging.From(query));
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var matching = filter.Apply(db.Sources.AsNoTracking(), db);
        var rows = await matching.OrderByDescending(s => db.Citations.Count(c => c.SourceRef == s.Ref)).ThenBy(s => s.Title).ThenBy(s => s.Ref)
            .Skip(paging.Skip).Take(paging.PerPage).Select(s => new SourceRow(s, db.Citations.Count(c => c.SourceRef == s.Ref))).ToListAsync(Aborted);
        var page = new Paged<SourceRow>(rows, await matching.CountAsync(Aborted), paging);
        return View(new SourcesModel(filter.Text, filter.Kind is { } k ? Codes<SourceKind>.Of(k) : null, rows, ListNavigation.Of("/sources", query, page)));
    }

    [HttpGet("/sources" + TableFile.Route)]
    public IActionResult Twin([FromRoute] TableFormat format)
    {
        var query = new QueryValues(Request.Query);
        var matching = SourceFilter.From(query).Apply(db.Sources.AsNoTracking(), db);
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : DownloadResult.Table(format, "sources", (s, c) => SourceExport.WriteAsync(format, matching, s, c));
    }

    [HttpGet("/sources/suggest.json")]
    public async Task<IActionResult> Suggest(string? q) =>
        Json(string.IsNullOrWhiteSpace(q) ? [] : await new SourceFilter(q, null).Apply(db.Sources.AsNoTracking(), db).Where(s => s.Title != null).OrderBy(s => s.Title).Take(Suggestions).Select(s => new { @ref = s.Ref, title = s.Title, publisher = s.Publisher, url = s.Url }).ToListAsync<object>(Aborted));

    [HttpGet("/sources/{sourceRef}")]
    public async Task<IActionResult> Show([FromRoute] string sourceRef)
    {
        if (await db.Sources.AsNoTracking().Include(s => s.Attachments).SingleOrDefaultAsync(s => s.Ref == sourceRef, Aborted) is not { } source)
        {
            return await GoneAsync(sourceRef);
        }

        var resting = db.Records.AsNoTracking().Where(r => r.Citations.Any(c => c.SourceRef == sourceRef));
        var latest = await db.LoadWithEverythingAsync(resting.OrderByDescending(r => r.UpdatedAtUtc).ThenBy(r => r.Ref).Take(LatestShown), Aborted);
        return View(new SourcePageModel(source, source.Kind is { } kind ? Codes<SourceKind>.LabelOf(kind) : null, SourceFile.Of(source), latest.ConvertAll(r => RecordCard.Of(r, clock.Day())), await resting.CountAsync(Aborted), await ChecksAsync(sourceRef)));
    }

    [HttpGet("/sources/{sourceRef}/history")]
    public Task<IActionResult> History([FromRoute] string sourceRef) =>
        PagedAsync(async paging => await history.OfSourceAsync(sourceRef, paging, Aborted) is { } model ? View("History", model) : NotFound());

    /// <summary>A deleted source's address says so, and shows what it was.</summary>
    private async Task<IActionResult> GoneAsync(string sourceRef)
    {
        if (await history.OfSourceAsync(sourceRef, Paging.First, Aborted) is not { } model)
        {
            return NotFound();
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return View("History", model with { Title = $"{sourceRef} was deleted", BackUrl = "/sources", BackText = "All sources" });
    }

    private async Task<IReadOnlyList<SourceCheck>> ChecksAsync(string sourceRef)
    {
        var checks = await db.Checks.AsNoTracking().Include(c => c.Jurisdiction).Where(c => c.SourceRef == sourceRef)
            .OrderByDescending(c => c.CheckedOn).ThenBy(c => c.Ref).Take(LatestShown).ToListAsync(Aborted);
        return checks.ConvertAll(c => new SourceCheck(c.Ref, $"{c.Topic.PluralName} in {c.Jurisdiction.Name}, {c.Jurisdiction.StateCode}: none found on {PartialDate.Of(c.CheckedOn).ToText()}"));
    }
}
