using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>What every form about a record does with what is posted, whatever comes of it in the end.</summary>
public abstract class RecordFormController(RecordDesk desk, RecordFormPage page, RecordForm form) : TrackerController
{
    protected RecordDesk Desk => desk;

    protected RecordFormPage Page => page;

    protected async Task<IActionResult> FormAsync(FormPurpose purpose, RecordInput input, string? reason = null) =>
        await FormAsync(purpose, input, [], [], reason);

    /// <summary>Reads and judges what is posted: the form again where something is to be put right, else what is done with it.</summary>
    /// <param name="record">The record it changes, tracked; null where none is there yet or none is written.</param>
    /// <param name="done">Null when somebody saved the record in the meantime; then all of it begins again.</param>
    protected async Task<IActionResult> PostedAsync(FormPurpose purpose, Func<Task<CooperationRecord?>>? record, Func<RecordDraft, CooperationRecord?, Task<IActionResult?>> done)
    {
        for (; ; )
        {
            var there = record is null ? null : await record();
            if (record is not null && there is null)
            {
                return NotFound();
            }

            if (await AnswerAsync(purpose, there, done) is { } answer)
            {
                return answer;
            }
        }
    }

    private async Task<IActionResult?> AnswerAsync(FormPurpose purpose, CooperationRecord? record, Func<RecordDraft, CooperationRecord?, Task<IActionResult?>> done)
    {
        var type = purpose.Type;
        var stored = record is null ? null : await page.StoredAsync(record, Aborted);
        var posted = await form.ReadAsync(type, Request.Form, Aborted);
        var (typed, finds) = (posted.Input, posted.Finds);
        if (stored is not null)
        {
            RecordConflict.Settle(type, Request.Form, typed, stored);
        }

        if (MoreSources(typed))
        {
            return await FormAsync(purpose, typed, posted.Problems, finds, Reason);
        }

        var draft = await desk.JudgeAsync(type, type.Copy(typed), finds, Aborted);
        if (record is not null && posted.Problems.Count == 0 && typed.Version != stored!.Version)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Conflict", await page.ConflictAsync(purpose, record, draft.IsSound ? draft.Input : typed, typed.Version, Request.Form, posted.Files, Aborted));
        }

        return draft.IsSound && posted.Problems.Count == 0
            ? await done(draft, record)
            : await FormAsync(purpose, typed, [.. draft.Problems, .. posted.Problems], finds, Reason);
    }

    private async Task<IActionResult> FormAsync(FormPurpose purpose, RecordInput input, IReadOnlyList<FieldProblem> problems, IReadOnlyList<string?> finds, string? reason)
    {
        Response.StatusCode = problems.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        return View("Form", await page.LayAsync(purpose, input, problems, finds, reason, Aborted));
    }

    /// <summary>“Add another source” without the script: the form comes back with one more block, unjudged.</summary>
    private bool MoreSources(RecordInput typed)
    {
        if (int.TryParse(Request.Form["remove-source"], out var index) && index >= 0 && index < typed.Sources.Count)
        {
            typed.Sources.RemoveAt(index);
            return true;
        }

        if (!Request.Form.ContainsKey("add-source"))
        {
            return false;
        }

        typed.Sources.Add(new CitationInput());
        return true;
    }
}
