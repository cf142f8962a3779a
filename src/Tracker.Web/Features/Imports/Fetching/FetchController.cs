using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Agreements287g;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Fetching;

/// <summary>Fetch the newest list, and see what it would do.</summary>
[Authorize(Policy = Policies.Import)]
public sealed class FetchController(ListFetcher fetcher, ImportDesk desk) : TrackerController
{
    [HttpPost("/imports/fetch")]
    public async Task<IActionResult> Fetch(string? list)
    {
        var fetched = await fetcher.FetchAsync(list ?? PublishedList.IceParticipating, Aborted);
        if (fetched.NothingNewer is { } word)
        {
            Say(word);
            return Redirect("/imports");
        }

        var result = fetched.File is { } file ? await desk.AskToPreviewAsync(file, Actor, Aborted) : new PreviewResult(null, fetched.Problem);
        if (result.Batch is { } batch)
        {
            return Redirect("/imports/" + batch.Id);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Message", new MessageModel("The list was not fetched", [result.Unusable!, "Nothing was written."]));
    }
}
