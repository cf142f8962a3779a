using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

/// <param name="IsMore">There are more than can be paged through.</param>
public sealed record ChangesModel(ChangeFilter Filter, IReadOnlyList<ChangeLine> Lines, ListNavigation Navigation, bool IsMore, TermList Terms)
{
    public string CountText => (Navigation.Total, IsMore) switch
    {
        (1, _) => "1 change",
        (_, true) => $"More than {Navigation.Total:N0} changes",
        _ => $"{Navigation.Total:N0} changes",
    };
}

/// <param name="TakenBackBy">The change set that took this one back.</param>
/// <param name="CanBeTakenBack">Whether that is done here: an import has its own page for it.</param>
public sealed record ChangeSetModel(ChangeSet Set, string Origin, IReadOnlyList<HistoryEntry> Entries, long? TakenBackBy, bool CanBeTakenBack);

/// <summary>The feed of changes, and what each of them did.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class ChangesController(TrackerDbContext db, ReferenceCache reference, ChangeExport export, ChangeHistory history, ChangeDesk desk, CurrentSite site, TimeProvider clock) : TrackerController
{
    private const int MostInFeed = 100;

    [HttpGet("/changes")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var terms = await reference.TermsAsync(Aborted);
        var (filter, paging) = (ChangeFilter.From(query, clock.Day(), terms), Paging.From(query));
        if ((long)paging.Page * paging.PerPage > ChangeFeed.MostPaged)
        {
            query.Refuse("page", query.Text("page"), $"Only the newest {ChangeFeed.MostPaged:N0} changes can be paged through. Give an earlier day in “until”, or take the file.");
        }

        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var page = await ChangeFeed.PageAsync(filter.Apply(db), paging, Aborted);
        return View(new ChangesModel(filter, page.Items, ListNavigation.Of("/changes", query, page), page.Total == ChangeFeed.MostPaged, terms));
    }

    [HttpGet("/changes" + TableFile.Route)]
    public Task<IActionResult> Twin([FromRoute] TableFormat format) =>
        FilteredAsync(filter => Task.FromResult<IActionResult>(DownloadResult.Table(format, "changes", (s, c) => export.WriteAsync(format, filter, s, c))));

    [HttpGet("/changes.atom")]
    public Task<IActionResult> Atom() => FilteredAsync(async filter =>
    {
        var name = (await site.SettingsAsync(Aborted)).Name;
        var lines = await ChangeFeed.LatestAsync(filter.Apply(db), MostInFeed, Aborted);
        var set = new QueryValues(Request.Query).Set.Where(f => f.Key is not ("page" or "per-page"));
        var address = new FeedAddress($"{Request.Scheme}://{Request.Host}", Request.Host.Host, new QueryBuilder(set).ToString());
        return new DownloadResult(ChangeAtom.ContentType, null, (s, c) => ChangeAtom.WriteAsync(address, $"{name}: changes", lines, clock.Day(), s, c));
    });

    [HttpGet("/changes/{id:long}")]
    public async Task<IActionResult> Show([FromRoute] long id) =>
        await desk.FindAsync(id, Aborted) is { } set ? View(await ModelAsync(set)) : NotFound();

    private async Task<IActionResult> FilteredAsync(Func<ChangeFilter, Task<IActionResult>> answer)
    {
        var query = new QueryValues(Request.Query);
        var filter = ChangeFilter.From(query, clock.Day(), await reference.TermsAsync(Aborted));
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : await answer(filter);
    }

    private async Task<ChangeSetModel> ModelAsync(ChangeSet set) => new(
        set, Codes<ChangeOrigin>.LabelOf(set.Origin), await history.OfChangeSetAsync(set.Id, Aborted),
        await desk.TakenBackByAsync(set.Id, Aborted), await desk.ObstacleAsync(set, Aborted) is null);
}
