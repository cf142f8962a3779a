using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Changes;

public sealed record ChangesModel(IReadOnlyList<ChangeLine> Lines, ListNavigation Navigation);

[AllowAnonymous]
public sealed class ChangesController(ChangeFeed feed) : TrackerController
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
}
