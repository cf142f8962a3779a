using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Records;

namespace Tracker.Web.Infrastructure;

/// <summary>
/// What every address for programs has in common: who asks is known by a token alone, so that no page of another site can make a
/// browser send anything; what is wrong is told as problem details; nothing is kept on the way.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class ApiController : TrackerController
{
    public const string Root = "/api/v1";

    protected const string Unreadable = "This cannot be read";

    /// <summary>400, with what is wrong by field.</summary>
    protected ActionResult Refuse(IEnumerable<FieldProblem> problems)
    {
        var details = DetailsOf(problems);
        (details.Title, details.Status) = ("Something is wrong, and nothing was saved", StatusCodes.Status400BadRequest);
        return ValidationProblem(details);
    }

    protected ActionResult NotThere(string what) => Problem(what, statusCode: StatusCodes.Status404NotFound, title: "There is nothing here");
}
