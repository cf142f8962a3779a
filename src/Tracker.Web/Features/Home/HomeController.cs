using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Home;

/// <summary>One headline figure, and the list it counts.</summary>
public sealed record HeadlineFigure(string Label, int Count, string Url);

public sealed record HomeModel(IReadOnlyList<HeadlineFigure> Figures, IReadOnlyList<ChangeLine> Latest, DateOnly Today);

[AllowAnonymous]
public sealed class HomeController(TrackerDbContext db, ChangeFeed feed, TimeProvider clock) : TrackerController
{
    private const int LatestChanges = 8;

    [HttpGet("/")]
    public async Task<IActionResult> Index()
    {
        var today = clock.Day();
        var inForce = db.Records.Where(RecordStatusQuery.Is(RecordStatus.InForce, today));
        var figures = new List<HeadlineFigure>();
        foreach (var type in RecordTypes.All)
        {
            var slug = type.Slug;
            figures.Add(new HeadlineFigure($"{type.PluralName} in force", await inForce.CountAsync(r => EF.Property<string>(r, "TypeSlug") == slug, Aborted), $"/records?type={slug}&status=in_force"));
        }

        figures.Add(new HeadlineFigure("Jurisdictions with a record", await db.Records.Select(r => r.JurisdictionGeoid).Distinct().CountAsync(Aborted), "/jurisdictions?sort=-records"));
        return View(new HomeModel(figures, await feed.LatestAsync(LatestChanges, Aborted), today));
    }

    [Route("/error/{code:int?}")]
    [IgnoreAntiforgeryToken]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Error(int? code)
    {
        var status = code ?? (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError);
        Response.StatusCode = status;
        var message = ErrorMessages.For(status);
        return Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase)
            ? Problem(string.Join(' ', message.Paragraphs), statusCode: status, title: message.Title)
            : View("Message", message);
    }

    [HttpGet("/not-allowed")]
    public IActionResult NotAllowed()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("Message", ErrorMessages.For(StatusCodes.Status403Forbidden));
    }
}
