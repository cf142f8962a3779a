using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tracker.Domain.Maps;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Data.Configurations;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Home;

/// <summary>One headline figure, and the list it counts.</summary>
public sealed record HeadlineFigure(string Label, int Count, string Url);

/// <param name="Map">A small map of the first topic, today, with its drawing.</param>
public sealed record HomeModel(IReadOnlyList<HeadlineFigure> Figures, IReadOnlyList<ChangeLine> Latest, DateOnly Today, MapScene Map, string Drawing);

[AllowAnonymous]
public sealed class HomeController(TrackerDbContext db, ChangeFeed feed, MapQuery maps, MapSheets sheets, TimeProvider clock) : TrackerController
{
    private const int LatestChanges = 8;

    [HttpGet("/")]
    [OutputCache(PolicyName = PublicPages.Kept)]
    public async Task<IActionResult> Index()
    {
        var today = clock.Day();
        var inForce = await db.Records.Where(RecordStatusQuery.Is(RecordStatus.InForce, today)).GroupBy(r => EF.Property<string>(r, RecordConfiguration.TypeSlug))
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, StringComparer.Ordinal, Aborted);
        var figures = RecordTypes.All.Select(t => new HeadlineFigure(
            $"{t.PluralName}, {t.LabelOf(RecordStatus.InForce).ToLowerInvariant()}", inForce.GetValueOrDefault(t.Slug), $"/records?type={t.Slug}&status=in_force")).ToList();
        figures.Add(new HeadlineFigure("Jurisdictions with a record", await db.Records.Select(r => r.JurisdictionGeoid).Distinct().CountAsync(Aborted), "/jurisdictions?sort=-records"));
        var map = MapScene.Of(await maps.HistoryAsync(MapTopic.First, Aborted), sheets.Small, state: null, today, show: []);
        return View(new HomeModel(figures, await feed.LatestAsync(LatestChanges, Aborted), today, map, MapDrawing.Of(map, MapPaint.OfPage, forScript: false)));
    }

    [Route("/error/{code:int?}")]
    [IgnoreAntiforgeryToken]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Error(int? code)
    {
        var status = code ?? HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            { } error when IsOfWhatCannotBeStored(error) => StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status500InternalServerError,
        };
        Response.StatusCode = status;
        var message = ErrorMessages.For(status);
        return Request.Headers.Accept.ToString().Contains("json", StringComparison.OrdinalIgnoreCase) || IsForPrograms
            ? Problem(string.Join(' ', message.Paragraphs), statusCode: status, title: message.Title)
            : View("Message", message);
    }

    /// <summary>PostgreSQL takes no NUL in a text; where one was sent in an address, or got past a form, that is the sender's to mend.</summary>
    private static bool IsOfWhatCannotBeStored(Exception error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } || (error.InnerException is { } inner && IsOfWhatCannotBeStored(inner));

    /// <summary>Whether what went wrong was asked for under an address that only programs use.</summary>
    private bool IsForPrograms =>
        (HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? HttpContext.Features.Get<IExceptionHandlerPathFeature>()?.Path)?.StartsWith(ApiController.Root + "/", StringComparison.OrdinalIgnoreCase) == true;

    [HttpGet("/not-allowed")]
    public IActionResult NotAllowed()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View("Message", ErrorMessages.For(StatusCodes.Status403Forbidden));
    }
}
