using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Questions;

/// <summary>Takes the answers to the questions that a file raises.</summary>
[Authorize(Policy = Policies.Import)]
public sealed class PlaceQuestionsController(TrackerDbContext db, PlaceQuestions questions) : TrackerController
{
    private const string Chosen = "place-";
    private const string Typed = "other-";

    [HttpPost("/imports/{id}/places")]
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

    /// <summary>What was typed goes before what was chosen: whoever types has found none of those offered.</summary>
    private static Dictionary<int, string> Answers(IFormCollection form)
    {
        var answers = new Dictionary<int, string>();
        foreach (var field in form.Keys)
        {
            var prefix = field.StartsWith(Chosen, StringComparison.Ordinal) ? Chosen : field.StartsWith(Typed, StringComparison.Ordinal) ? Typed : null;
            if (prefix is not null && int.TryParse(field.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && Text.Tidy(form[field].FirstOrDefault()) is { } text && (prefix == Typed || !answers.ContainsKey(number)))
            {
                answers[number] = text;
            }
        }

        return answers;
    }
}
