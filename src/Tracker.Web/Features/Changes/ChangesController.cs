using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

public sealed record ChangesModel(IReadOnlyList<ChangeLine> Lines, ListNavigation Navigation);

/// <param name="TakenBackBy">The change set that took this one back.</param>
/// <param name="CanBeTakenBack">Whether that is done here: an import has its own page for it.</param>
public sealed record ChangeSetModel(ChangeSet Set, string Origin, IReadOnlyList<HistoryEntry> Entries, long? TakenBackBy, bool CanBeTakenBack);

/// <summary>The feed of changes, and what each of them did.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class ChangesController(ChangeFeed feed, ChangeHistory history, ChangeDesk desk) : TrackerController
{
    [HttpGet("/changes")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var page = await feed.PageAsync(paging, Aborted);
        return View(new ChangesModel(page.Items, ListNavigation.Of("/changes", query, page)));
    }

    [HttpGet("/changes/{id:long}")]
    public async Task<IActionResult> Show([FromRoute] long id) =>
        await desk.FindAsync(id, Aborted) is { } set ? View(await ModelAsync(set)) : NotFound();

    private async Task<ChangeSetModel> ModelAsync(ChangeSet set) => new(
        set, Codes<ChangeOrigin>.LabelOf(set.Origin), await history.OfChangeSetAsync(set.Id, Aborted),
        await desk.TakenBackByAsync(set.Id, Aborted), await desk.ObstacleAsync(set, Aborted) is null);
}
