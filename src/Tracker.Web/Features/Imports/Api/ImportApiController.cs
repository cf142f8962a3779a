using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Imports;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Api;

/// <summary>
/// Files to import, sent by programs: read, shown and applied as those that are given on the page. The answer is what
/// <c>import --json</c> prints. A contributor gets a preview, to propose on its page.
/// </summary>
[Authorize(Policy = TokenPolicies.Import)]
public sealed class ImportApiController(ImportDesk desk, KeptImport kept, TableLimits limits) : ApiController
{
    [HttpPost(Root + "/imports")]
    public async Task<IActionResult> Give()
    {
        var query = new QueryValues(Request.Query);
        var sent = SentImport.From(query);
        if (query.Problems.Count > 0)
        {
            return Refuse(query.Problems);
        }

        if (sent.Apply && !await MayAsync(Policies.Import))
        {
            return Problem("Leave out “apply”: you get a preview, and propose it on its page to an editor.", statusCode: StatusCodes.Status403Forbidden, title: "A contributor’s file is applied by an editor");
        }

        var (file, unreadable) = await FileAsync(sent);
        if (file is null)
        {
            return unreadable!;
        }

        var result = await desk.AskToPreviewAsync(file, Actor, Aborted);
        return result.Batch is { } batch ? await AnswerAsync(sent, batch.Id) : Report(ImportReport.Of(file.Name, null, result.Unusable), StatusCodes.Status400BadRequest);
    }

    private async Task<IActionResult> AnswerAsync(SentImport sent, string batchId)
    {
        Response.Headers.Location = "/imports/" + batchId;
        var batch = await kept.WhenDoneAsync(batchId, Aborted);
        if (batch.State == ImportState.Unread)
        {
            return Problem(batch.LastWord, statusCode: StatusCodes.Status500InternalServerError, title: "The file could not be read to its end");
        }

        if (!sent.Apply || batch.NothingToDo)
        {
            return await ReportAsync(batch, sent.Apply ? StatusCodes.Status200OK : StatusCodes.Status201Created);
        }

        if ((!sent.SkipErrors && batch.Refused + batch.Conflict > 0) || (!sent.Insist && batch.Question is not null))
        {
            return await ReportAsync(batch, StatusCodes.Status422UnprocessableEntity);
        }

        await desk.AskToApplyAsync(batchId, Actor, $"Imported {batch.FileName}", Aborted);
        batch = await kept.WhenDoneAsync(batchId, Aborted);
        return batch.State == ImportState.Applied
            ? await ReportAsync(batch, StatusCodes.Status200OK)
            : Problem(batch.LastWord, statusCode: StatusCodes.Status409Conflict, title: "Nothing was written");
    }

    private async Task<(ImportFile? File, IActionResult? Unreadable)> FileAsync(SentImport sent)
    {
        try
        {
            var file = await sent.ReadAsync(Request, Aborted);
            return file is null ? (null, Problem("Send one CSV or XLSX file that is not empty: as the body, or as the one file of a form.", statusCode: StatusCodes.Status400BadRequest, title: Unreadable))
                : file.Content.Length > limits.MaxFileBytes ? (null, Problem(limits.FileTooLarge, statusCode: StatusCodes.Status413PayloadTooLarge, title: "The file is too large"))
                : (file, null);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return (null, Problem("The form breaks off, or its parts cannot be told apart. Send it again, or send the file as the body.", statusCode: StatusCodes.Status400BadRequest, title: Unreadable));
        }
    }

    private async Task<IActionResult> ReportAsync(ImportBatch batch, int status) => Report(await kept.ReportAsync(batch, Aborted), status);

    private static JsonResult Report(ImportReport report, int status) => new(report, SnakeJson.Options) { StatusCode = status };
}
