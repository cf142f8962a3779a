using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Files;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports.Mapped;
using Tracker.Web.Features.Imports.Questions;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports;

public sealed record UploadModel(IReadOnlyList<ImportBatch> Earlier, string? Problem, string? FileName, string? Profile, string? ObservedOn, string? Encoding)
{
    /// <summary>Where a person rather says what the columns are than have them recognised.</summary>
    public const string SayColumns = "columns";

    /// <summary>Those that have a name.</summary>
    public IReadOnlyList<ImportMapping> Mappings { get; init; } = [];
}

public sealed record PreviewRow(ImportBatchRow Row, RowDetails Details)
{
    public string Outcome => Codes<RowOutcome>.Of(Row.Outcome);

    /// <summary>Whether a person may choose to leave it out: it would write something.</summary>
    public bool CanBeChosen => Row.Draft is not null && Row.Outcome != RowOutcome.Beside;

    /// <summary>What its last cell holds, for a narrow screen; null where it is empty.</summary>
    public string? DetailsLabel =>
        Details.Problems.Count > 0 ? "Problem" : Details.Changes.Count > 0 ? "Change" : Cells.Count > 0 ? "Cells" : Details.Notes.Count > 0 ? "Note" : null;

    /// <summary>What it would record, where it is new.</summary>
    public IReadOnlyList<(string Column, string Text)> Cells { get; } = NewRowCells.Of(Row);

    public string Url => (Row.RecordRef?.StartsWith(Agency.RefPrefix + "-", StringComparison.Ordinal) == true ? "/agencies/" : "/records/") + Row.RecordRef;
}

public sealed record PreviewTab(string Label, string Url, int Count, bool IsCurrent);

public sealed record PreviewModel(ImportBatch Batch, string ProfileName, IReadOnlyList<string> Ignored, IReadOnlyList<string> Notes, IReadOnlyList<PreviewTab> Tabs, RowFilter Filter, IReadOnlyList<PreviewRow> Rows, ListNavigation Navigation)
{
    /// <summary>Leads to the rows, past what stands above them.</summary>
    public const string RowsAnchor = "#rows";

    /// <summary>What only a person can say about the file's places.</summary>
    public IReadOnlyList<ShownQuestion> Questions { get; init; } = [];

    public IReadOnlyList<ShownAgencyQuestion> AgencyQuestions { get; init; } = [];

    public int ToWrite => Batch.New + Batch.Changed + Batch.Besides - Batch.LeftOut;

    /// <summary>Rows that cannot be applied.</summary>
    public int Unfit => Batch.Refused + Batch.Conflict;

    /// <summary>Whether nothing is left to apply. A list can be noted as seen nonetheless.</summary>
    public bool IsAllLeftOut => Batch is { IsOpen: true, LeftOut: > 0, ObservedOn: null } && ToWrite == 0;

    public bool CanChoose => Batch.IsOpen && Rows.Any(r => r.CanBeChosen);
}

/// <summary>Give a file, see what it would do, apply it, take it back. A contributor sees only their own, and asks an editor to apply it.</summary>
[Authorize(Policy = Policies.PrepareImports)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ImportsController(TrackerDbContext db, ImportDesk desk, PlaceQuestions places, AgencyQuestions agencies, ImportQueue queue, TableLimits limits) : TrackerController
{
    private const int EarlierShown = 30;
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    [HttpGet("/imports")]
    public async Task<IActionResult> Index() => View(await UploadPageAsync(null, null));

    [HttpPost("/imports")]
    public async Task<IActionResult> Upload(IFormFile? file, string? profile, string? observedOn, string? encoding, [FromServices] ColumnsPage columns)
    {
        var upload = new UploadModel([], null, file?.FileName, profile, observedOn, encoding);
        if (Problem(file, observedOn, encoding, out var day, out var chosen) is { } problem)
        {
            return await RefuseAsync(problem, upload);
        }

        var given = new ImportFile(Path.GetFileName(file!.FileName), new GivenContent(file.OpenReadStream, file.Length), string.IsNullOrEmpty(profile) ? null : profile, day, chosen);
        if (chosen is null && TextEncoding.DeclaresUtf16(given.Content))
        {
            return await RefuseAsync("This file is UTF-16 text, not UTF-8. Choose “UTF-16” under Encoding and give it again, or save it as CSV UTF-8.", upload with { Encoding = nameof(TextEncodingChoice.Utf16) });
        }

        return await ReadAsync(given, upload, columns);
    }

    [HttpGet("/imports/{id}")]
    public async Task<IActionResult> Preview([FromRoute] string id)
    {
        var query = new QueryValues(Request.Query);
        var filter = RowFilter.From(query);
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        return await FindAsync(id) is { } batch
            ? View(await PreviewPageAsync(batch, filter, paging, query))
            : NotFound();
    }

    /// <summary>Leaves rows out, or takes them in again: those ticked, or all that the filter shows.</summary>
    /// <param name="choice"><c>leave</c>, <c>take</c>, <c>leave-all</c> or <c>take-all</c>.</param>
    [HttpPost("/imports/{id}/rows")]
    public async Task<IActionResult> Choose([FromRoute] string id, [FromForm] string? choice, [FromForm] int[] rows)
    {
        var query = new QueryValues(Request.Query);
        var filter = RowFilter.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        if (await FindAsync(id) is null)
        {
            return NotFound();
        }

        var all = choice is "leave-all" or "take-all";
        var here = "/imports/" + id + Request.QueryString;
        if (!all && rows.Length == 0)
        {
            Say("Tick the rows first.");
        }
        else if (await desk.LeaveOutAsync(id, r => all ? filter.Of(r) : r.Where(x => rows.Contains(x.Ordinal)), choice is "leave" or "leave-all", Aborted))
        {
            return Redirect(here + PreviewModel.RowsAnchor);
        }
        else
        {
            Say("Nothing was changed: the import is being applied, or is applied already.");
        }

        return Redirect(here);
    }

    /// <summary>The refused rows as they stand in the file, with what is wrong, to mend and give back.</summary>
    [HttpGet("/imports/{id}/refused.csv")]
    public async Task<IActionResult> Refused([FromRoute] string id)
    {
        if (await FindAsync(id) is not { } batch)
        {
            return NotFound();
        }

        var headers = batch.Headers.Split('\n');
        var rows = db.ImportBatchRows.AsNoTracking().Where(r => r.BatchId == id && r.Outcome == RowOutcome.Refused).OrderBy(r => r.Ordinal);
        return DownloadResult.Csv($"refused-{id}.csv", async (stream, cancellation) =>
        {
            await using var writer = new CsvTableWriter(stream);
            writer.WriteHeader([.. headers, "problem"]);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                var details = DetailsOf(row);
                var cells = headers.Select((_, i) => details.Cells.ElementAtOrDefault(i).Text);
                await writer.WriteRowAsync([.. cells, string.Join(' ', details.Problems.Select(p => $"{p.Column}: {p.Message}"))], cancellation);
            }
        });
    }

    [HttpPost("/imports/{id}/apply")]
    [Authorize(Policy = Policies.Import)]
    public async Task<IActionResult> Apply([FromRoute] string id, bool skipErrors, bool insist, string? reason)
    {
        if (await FindAsync(id) is not { } batch)
        {
            return NotFound();
        }

        if (!skipErrors && batch.Refused + batch.Conflict > 0)
        {
            Say("Nothing was written. Tick the box to leave out the rows that cannot be applied, or mend them and give the file again.");
            return Redirect("/imports/" + id);
        }

        if (!insist && batch.Question is not null)
        {
            Say("Nothing was written. Compare the list with what ice.gov shows, then tick the box that says you have checked it.");
            return Redirect("/imports/" + id);
        }

        return await AskAsync(batch, () => desk.AskToApplyAsync(id, Actor, Text.Tidy(reason) ?? $"Imported {batch.FileName}", Aborted));
    }

    [HttpPost("/imports/{id}/undo")]
    [Authorize(Policy = Policies.Import)]
    public async Task<IActionResult> Undo([FromRoute] string id)
    {
        if (await FindAsync(id) is not { } batch || batch.ChangeSetId is null)
        {
            return NotFound();
        }

        return await AskAsync(batch, () => desk.AskToTakeBackAsync(id, Actor, Aborted));
    }

    /// <summary>Asks an editor to look at it and apply it.</summary>
    [HttpPost("/imports/{id}/propose")]
    public async Task<IActionResult> Propose([FromRoute] string id)
    {
        if (await FindAsync(id) is null)
        {
            return NotFound();
        }

        Say(await desk.ProposeAsync(id, Reason, Aborted)
            ? $"{id} waits for an editor. Thank you."
            : "Nothing was proposed: there is nothing in it that could be applied, or it is applied already.");
        return Redirect("/imports/" + id);
    }

    /// <summary>An editor does not apply what was proposed, and says why.</summary>
    [HttpPost("/imports/{id}/decline")]
    [Authorize(Policy = Policies.Review)]
    public async Task<IActionResult> Decline([FromRoute] string id)
    {
        if (await FindAsync(id) is null)
        {
            return NotFound();
        }

        if (Reason is null)
        {
            Say("Nothing was declined. Say a word to its author: why, or what is missing.");
            return Redirect("/imports/" + id);
        }

        Say(await desk.DeclineAsync(id, Actor, Reason, Aborted) ? $"{id} is declined." : "Nothing was declined: it is applied, or withdrawn already.");
        return Redirect("/review");
    }

    /// <summary>How far the work is, for the page that watches.</summary>
    [HttpGet("/imports/{id}/progress")]
    public async Task<IActionResult> Progress([FromRoute] string id)
    {
        if (await FindAsync(id) is not { } batch)
        {
            return NotFound();
        }

        var progress = queue.ProgressOf(id);
        return Json(new { State = Codes<ImportState>.Of(batch.State), AtWork = batch.IsAtWork, progress.Done, progress.Of });
    }

    /// <summary>Null where there is none, or it is another's and whoever asks may not see those.</summary>
    private async Task<ImportBatch?> FindAsync(string id) => await (await SeenAsync()).SingleOrDefaultAsync(b => b.Id == id, Aborted);

    private async Task<IQueryable<ImportBatch>> SeenAsync()
    {
        var name = Actor.Name;
        return await MayAsync(Policies.Import) ? db.ImportBatches.AsNoTracking() : db.ImportBatches.AsNoTracking().Where(b => b.By == name);
    }

    /// <summary>Small imports are done before the page is back; the page of the others shows how far they are.</summary>
    private async Task<IActionResult> AskAsync(ImportBatch batch, Func<Task<bool>> ask)
    {
        var done = queue.Watch(batch.Id);
        var asked = await ask();
        if (asked)
        {
            await Task.WhenAny(done, Task.Delay(AtMost, Aborted));
        }

        var now = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == batch.Id, Aborted);
        if (!asked && !now.IsAtWork)
        {
            Say(now.State == ImportState.Applied ? $"{now.Id} is applied already." : $"{now.Id} is not applied.");
        }

        return Redirect("/imports/" + batch.Id);
    }

    private async Task<IActionResult> ReadAsync(ImportFile given, UploadModel upload, ColumnsPage columns)
    {
        if (given.Profile == UploadModel.SayColumns)
        {
            var (page, problem) = await columns.AskAsync(given with { Profile = null }, null, Aborted);
            return page is null ? await RefuseAsync(problem!, upload) : View("Columns", page);
        }

        var read = await columns.WithMappingAsync(given, Aborted);
        var result = await desk.AskToPreviewAsync(read, Actor, Aborted);
        if (result.CanBeMapped && (await columns.AskAsync(read, result.Unusable, Aborted)).Page is { } asking)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Columns", asking);
        }

        return result.Batch is { } batch ? Redirect("/imports/" + batch.Id) : await RefuseAsync(result.Unusable!, upload);
    }

    private string? Problem(IFormFile? file, string? observedOn, string? encoding, out DateOnly? day, out TextEncodingChoice? chosen)
    {
        day = null;
        chosen = Enum.TryParse<TextEncodingChoice>(encoding, out var parsed) ? parsed : null;
        if (file is null || string.IsNullOrEmpty(file.FileName))
        {
            return "Choose the file to import.";
        }

        if (!string.IsNullOrWhiteSpace(observedOn))
        {
            if (!Domain.Records.PartialDate.TryParse(observedOn, out var date) || date.Day is null)
            {
                return $"“{observedOn}” is no day. Write the day the list stood published as 2026-05-14.";
            }

            day = date.Earliest;
        }

        return file.Length > limits.MaxFileBytes ? limits.FileTooLarge : null;
    }

    private async Task<IActionResult> RefuseAsync(string problem, UploadModel upload)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Index", await UploadPageAsync(problem, upload));
    }

    private async Task<UploadModel> UploadPageAsync(string? problem, UploadModel? upload)
    {
        var earlier = await (await SeenAsync()).OrderByDescending(b => b.CreatedAtUtc).Take(EarlierShown).ToListAsync(Aborted);
        return (upload ?? new UploadModel([], null, null, null, null, null)) with { Earlier = earlier, Problem = problem, Mappings = await db.ImportMappings.AsNoTracking().Where(m => m.NameKey != null).OrderBy(m => m.NameKey).ToListAsync(Aborted) };
    }

    private async Task<PreviewModel> PreviewPageAsync(ImportBatch batch, RowFilter filter, Paging paging, QueryValues query)
    {
        var rows = filter.Of(db.ImportBatchRows.AsNoTracking().Where(r => r.BatchId == batch.Id && batch.State != ImportState.Reading));
        var total = filter.Known(batch) ?? await rows.CountAsync(Aborted);
        var shown = await rows.OrderBy(r => r.Ordinal).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(Aborted);
        var page = new Paged<PreviewRow>(shown.ConvertAll(r => new PreviewRow(r, DetailsOf(r))), total, paging);
        return new PreviewModel(batch, ImportProfiles.NameOf(batch), Lines(batch.IgnoredColumns), Lines(batch.Notes), Tabs(batch, filter), filter, page.Items, ListNavigation.Of("/imports/" + batch.Id, query, page))
        {
            Questions = await places.OfAsync(batch, Aborted),
            AgencyQuestions = await agencies.OfAsync(batch, Aborted),
        };
    }

    private static IReadOnlyList<PreviewTab> Tabs(ImportBatch batch, RowFilter filter)
    {
        PreviewTab Tab(RowOutcome of, int count) => new(Codes<RowOutcome>.LabelOf(of), $"/imports/{batch.Id}?outcome={Codes<RowOutcome>.Of(of)}{PreviewModel.RowsAnchor}", count, filter.Outcome == of);
        IEnumerable<PreviewTab> tabs =
        [
            new("All", $"/imports/{batch.Id}{PreviewModel.RowsAnchor}", batch.Rows, filter is { Outcome: null, LeftOut: false }),
            Tab(RowOutcome.New, batch.New),
            Tab(RowOutcome.Changed, batch.Changed),
            Tab(RowOutcome.Unchanged, batch.Unchanged),
            Tab(RowOutcome.Conflict, batch.Conflict),
            Tab(RowOutcome.Refused, batch.Refused),
            .. batch.Besides > 0 ? new[] { Tab(RowOutcome.Beside, batch.Besides) } : [],
        ];
        return [.. tabs, .. batch.LeftOut == 0 ? [] : new[] { new PreviewTab("Left out", $"/imports/{batch.Id}?left-out=yes{PreviewModel.RowsAnchor}", batch.LeftOut, filter.LeftOut) }];
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static RowDetails DetailsOf(ImportBatchRow row) => StoredDetails.Read(row.Details);
}
