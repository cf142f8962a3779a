using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.WebUtilities;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records.Api;

/// <summary>
/// Records page by page, for programs: in the order of their references, each page asked for by where the one before ended, so that
/// nothing is read twice or left out when others add records meanwhile.
/// </summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class RecordPagesController(RecordExport export, ReferenceCache reference, TimeProvider clock) : TrackerController
{
    private const string Address = ApiController.Root + "/records";
    private const string After = "after";
    private const int MostAtOnce = 1_000;
    private const int Usual = 100;

    [HttpGet(Address)]
    public async Task<IActionResult> Page()
    {
        var query = new QueryValues(Request.Query);
        var filter = RecordFilter.From(query, clock.Day(), await reference.TermsAsync(Aborted));
        var (limit, after) = (query.Number("limit", Usual, 1, MostAtOnce), query.Text(After) ?? "");
        if (query.Problems.Count > 0)
        {
            return ValidationProblem(DetailsOf(query.Problems));
        }

        // One more tells whether there is another page.
        var records = await export.AfterAsync(filter, after, limit + 1, Aborted);
        if (records.Count > limit)
        {
            var filters = query.Set.Where(f => !f.Key.Equals(After, StringComparison.OrdinalIgnoreCase)).Append(new(After, records[limit - 1].Record.Ref));
            Response.Headers.Link = $"<{Request.Scheme}://{Request.Host}{QueryHelpers.AddQueryString(Address, filters.Select(f => KeyValuePair.Create(f.Key, (string?)f.Value)))}>; rel=\"next\"";
        }

        return DownloadResult.Json((stream, cancellation) => RecordExport.WriteSomeAsync(records.Take(limit).ToList(), stream, cancellation));
    }
}
