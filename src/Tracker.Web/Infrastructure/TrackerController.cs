using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure.Pictures;

namespace Tracker.Web.Infrastructure;

/// <summary>What every controller of the site says in the same way.</summary>
public abstract class TrackerController : Controller
{
    /// <summary>The cookie that carries what is said once, from one page to the next.</summary>
    public const string SaidCookie = "tracker-said";

    protected Actor Actor => Actor.Of(User);

    /// <summary>Whether whoever asks may do that, one of the policies.</summary>
    protected async Task<bool> MayAsync(string policy) =>
        (await HttpContext.RequestServices.GetRequiredService<IAuthorizationService>().AuthorizeAsync(User, policy)).Succeeded;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    /// <summary>A filter that cannot be read: 400, with the field named. A page for people, problem details for programs.</summary>
    protected ActionResult RefuseQuery(IReadOnlyList<FieldProblem> problems)
    {
        if (!WantsHtml)
        {
            return ValidationProblem(DetailsOf(problems));
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Message", new MessageModel("This filter cannot be read", problems.Select(p => $"“{p.Column}” is “{p.Value}”. {p.Message}").ToList()));
    }

    /// <summary>A picture as PNG; where there is no font to write its words with, 503 and what to install.</summary>
    /// <param name="pictures">Draws it.</param>
    /// <param name="svg">The picture as SVG.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="name">The file's name without its ending.</param>
    protected ActionResult Png(SvgPicture pictures, string svg, int width, string name)
    {
        if (pictures.Lack is not { } lack)
        {
            return File(pictures.ToPng(svg, width), "image/png", name + ".png");
        }

        Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return View("Message", new MessageModel("No picture can be drawn here yet", [lack]));
    }

    /// <summary>One page of a list that has no filters.</summary>
    protected async Task<IActionResult> PagedAsync(Func<Paging, Task<IActionResult>> answer)
    {
        var query = new QueryValues(Request.Query);
        var paging = Paging.From(query);
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : await answer(paging);
    }

    /// <summary>What is wrong, by field, for programs.</summary>
    protected static ValidationProblemDetails DetailsOf(IEnumerable<FieldProblem> problems) =>
        new(problems.GroupBy(p => p.Column, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(p => p.Message).ToArray(), StringComparer.Ordinal));

    /// <summary>Why something is changed, as it was typed in a form.</summary>
    protected string? Reason => Request.HasFormContentType && Text.Tidy(Request.Form["reason"]) is { } reason ? reason[..Math.Min(reason.Length, ChangeSet.ReasonMaxLength)] : null;

    /// <summary>Said once, on the page that follows.</summary>
    protected void Say(string message) => TempData["said"] = message;

    private bool WantsHtml => Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Enum.GetNames<TableFormat>().Any(f => Request.Path.Value!.EndsWith("." + f, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A page that only says something.</summary>
public sealed record MessageModel(string Title, IReadOnlyList<string> Paragraphs);
