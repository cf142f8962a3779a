using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;
using Tracker.Web.Infrastructure.Charts;
using Tracker.Web.Infrastructure.Pictures;

namespace Tracker.Web.Features.Trends;

/// <param name="Query">The filters as they came, for the twins.</param>
/// <param name="Names">Of the states, by postal code.</param>
/// <param name="SinceFirst">The same from the first agreement or policy on; null where it is that already.</param>
public sealed record TrendsModel(
    TrendReport Report, string Title, IReadOnlyList<ChartPanel> Panels, IReadOnlyList<string> Notes, TrendTable Table, IReadOnlyDictionary<string, string> Names, string Query, string? SinceFirst)
{
    public TrendFilter Filter => Report.Filter;

    public string Twin(string extension) => "/trends" + extension + Query;
}

/// <summary>Agreements and policies over time: charts drawn here, with their numbers.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class TrendsController(TrendFactsReader facts, ReferenceCache reference, CurrentSite site, SvgPicture pictures, TimeProvider clock) : TrackerController
{
    [HttpGet("/trends")]
    public Task<IActionResult> Index() => ReportedAsync(async (report, query) =>
    {
        var names = await NamesAsync();
        var charts = new TrendCharts(report, await facts.NewestListAsync(Aborted));
        return View(new TrendsModel(report, TitleOf(report.Filter, names), charts.Panels, charts.Notes, TrendTable.Of(report), names, QueryOf(query), SinceFirst(report, query)));
    });

    [HttpGet("/trends" + TableFile.Route)]
    public Task<IActionResult> Twin([FromRoute] TableFormat format) => ReportedAsync((report, _) =>
        Task.FromResult<IActionResult>(DownloadResult.Table(format, NameOf(report), (s, c) => TrendExport.WriteAsync(format, report, s, c))));

    [HttpGet("/trends.svg")]
    public Task<IActionResult> Svg() => ReportedAsync(async (report, query) => Content(await SvgOfAsync(report, query), "image/svg+xml; charset=utf-8"));

    [HttpGet("/trends.png")]
    public Task<IActionResult> Png() => ReportedAsync(async (report, query) => Png(pictures, await SvgOfAsync(report, query), ChartSheet.PngWidth, NameOf(report)));

    private async Task<IActionResult> ReportedAsync(Func<TrendReport, QueryValues, Task<IActionResult>> answer)
    {
        var query = new QueryValues(Request.Query);
        var filter = TrendFilter.From(query, clock.Day());
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : await answer(new TrendReport(await facts.ReadAsync(Aborted), filter), query);
    }

    private async Task<string> SvgOfAsync(TrendReport report, QueryValues query)
    {
        var source = $"{(await site.SettingsAsync(Aborted)).Name}, {Request.Scheme}://{Request.Host}/trends{QueryOf(query)}, as recorded on {PartialDate.Of(clock.Day()).ToText()}.";
        return new TrendCharts(report, await facts.NewestListAsync(Aborted)).Sheet(TitleOf(report.Filter, await NamesAsync()), source).ToSvg();
    }

    private async Task<IReadOnlyDictionary<string, string>> NamesAsync() =>
        (await reference.GazetteerAsync(Aborted)).InOrder(JurisdictionLevel.State).ToDictionary(s => s.StateCode, s => s.Name, StringComparer.Ordinal);

    private static string TitleOf(TrendFilter filter, IReadOnlyDictionary<string, string> names)
    {
        var model = filter.Model is { } one ? $", {Codes<AgreementModel>.LabelOf(one)}" : "";
        var where = filter.States.Count == 0 ? "" : $", {string.Join(", ", filter.States.Select(s => names.GetValueOrDefault(s, s)))}";
        return Codes<TrendKind>.LabelOf(filter.Kind) + model + where;
    }

    private static string? SinceFirst(TrendReport report, QueryValues query) =>
        report.First is { } first && report.Filter.Months.IndexOf(first) < 0
            ? "/trends" + new QueryBuilder(query.Set.Where(f => f.Key is not ("from" or "page")).Append(new("from", new PartialDate(first.Year).ToString())))
            : null;

    private static string NameOf(TrendReport report) => "trends-" + Codes<TrendKind>.Of(report.Filter.Kind);

    private static string QueryOf(QueryValues query) => new QueryBuilder(query.Set).ToString();
}
