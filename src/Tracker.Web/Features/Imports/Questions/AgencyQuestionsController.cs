using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Questions;

/// <summary>Takes the answers to whether a file's new agencies are some that are there already.</summary>
[Authorize(Policy = Policies.Import)]
public sealed class AgencyQuestionsController(TrackerDbContext db, AgencyQuestions questions) : TrackerController
{
    private const string Chosen = "agency-";

    [HttpPost("/imports/{id}/agencies")]
    public async Task<IActionResult> Answer([FromRoute] string id)
    {
        if (!await db.ImportBatches.AnyAsync(b => b.Id == id, Aborted))
        {
            return NotFound();
        }

        if (await questions.AnswerAsync(id, Answers(Request.Form), Actor, Aborted) is { } problem)
        {
            Say("Nothing was changed. " + problem);
        }

        return Redirect("/imports/" + id);
    }

    /// <summary>“An agency of its own” is the empty choice.</summary>
    private static Dictionary<int, string> Answers(IFormCollection form)
    {
        var answers = new Dictionary<int, string>();
        foreach (var field in form.Keys.Where(k => k.StartsWith(Chosen, StringComparison.Ordinal)))
        {
            if (int.TryParse(field.AsSpan(Chosen.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Text.Tidy(form[field].FirstOrDefault()) is { } agencyRef)
            {
                answers[number] = agencyRef;
            }
        }

        return answers;
    }
}
