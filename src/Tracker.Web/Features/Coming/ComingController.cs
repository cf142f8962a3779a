using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Coming;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Coming;

/// <summary>The coming dates of one month, or of one year where the month is not known.</summary>
public sealed record ComingMonth(string Name, string Id, IReadOnlyList<ComingLine> Lines);

/// <param name="Subscribe">The calendar's address for a calendar program.</param>
public sealed record ComingModel(ComingFilter Filter, IReadOnlyList<ComingMonth> Months, ListNavigation Navigation, string Subscribe);

/// <summary>What is to happen: expiries, answers that are due, decisions, laws that take effect. A page, a calendar, and files.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class ComingController(ComingList list, ComingExport export, CurrentSite site, TimeProvider clock) : TrackerController
{
    private const string Overdue = "Overdue";

    [HttpGet("/coming")]
    public Task<IActionResult> Index() => FilteredAsync(async (filter, query) =>
    {
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var dates = await list.DatesAsync(filter, Aborted);
        var shown = dates.Skip(paging.Skip).Take(paging.PerPage).ToList();
        var months = (await list.LinesAsync(shown, Aborted)).GroupBy(MonthOf, StringComparer.Ordinal).Select((g, i) => new ComingMonth(g.Key, $"m{i}", g.ToList())).ToList();
        return View(new ComingModel(filter, months, ListNavigation.Of("/coming", query, new Paged<PlacedDate>(shown, dates.Count, paging)), $"webcal://{Request.Host}/coming.ics{QueryOf(query)}"));
    });

    [HttpGet("/coming" + TableFile.Route)]
    public Task<IActionResult> Twin([FromRoute] TableFormat format) =>
        FilteredAsync((filter, _) => Task.FromResult<IActionResult>(DownloadResult.Table(format, "coming-dates", (s, c) => export.WriteAsync(format, filter, s, c))));

    [HttpGet("/coming.ics")]
    public Task<IActionResult> Calendar() => FilteredAsync(async (filter, _) =>
    {
        var name = $"{(await site.SettingsAsync(Aborted)).Name}: coming dates{(filter.States.Count > 0 ? " in " + string.Join(", ", filter.States) : "")}";
        var text = await ComingCalendar.WriteAsync(name, $"{Request.Scheme}://{Request.Host}", Request.Host.Host, list.AllAsync(filter, Aborted));
        return File(Encoding.UTF8.GetBytes(text), ComingCalendar.ContentType, "coming-dates.ics");
    });

    private async Task<IActionResult> FilteredAsync(Func<ComingFilter, QueryValues, Task<IActionResult>> answer)
    {
        var query = new QueryValues(Request.Query);
        var filter = ComingFilter.From(query, clock.Day());
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : await answer(filter, query);
    }

    private static string MonthOf(ComingLine line) =>
        line.Date.Kind == ComingKind.AnswerOverdue ? Overdue
        : line.Date.On.Month is { } month ? new PartialDate(line.Date.On.Year, month).ToText()
        : $"Some time in {line.Date.On}";

    private static string QueryOf(QueryValues query) => new QueryBuilder(query.Set.Where(f => f.Key is not ("page" or "per-page"))).ToString();
}
