using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.Imports;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>From the front page to the answer of a question, as a reporter would go.</summary>
public sealed class FourClicksTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly DateOnly Since = new(2025, 7, 1);

    private readonly HttpClient _reader = app.Anonymous();

    [Fact]
    public async Task Texas_task_force_agreements_signed_since_July_2025_are_four_clicks_away_as_CSV()
    {
        var (path, day) = SharedData.IceLists()[^1];
        var refused = await ImportAsync(path, day);

        var agreements = await FollowAsync("/", a => a.GetAttribute("href") == "/records?type=agreement-287g&status=in_force"); // 1
        var form = agreements.QuerySelector<IHtmlFormElement>("form.filters")!;
        form.QuerySelector("details > summary")!.TextContent.ShouldStartWith("Filters"); // 2
        var given = form.QuerySelectorAll("[name]").Select(c => c.GetAttribute("name")).ToList();
        foreach (var name in new[] { "type", "state", "model", "level", "started-since" })
        {
            given.ShouldContain(name);
        }

        const string Chosen = "/records?type=agreement-287g&status=in_force&state=TX&model=task_force&started-since=2025-07-01";
        var all = await DownloadAsync(Chosen); // 3: Show, 4: CSV
        all.ShouldBe(Expected(path, refused), ignoreOrder: true);

        // The file calls constables municipal and some police departments a county's; here they are filed where they belong.
        var counties = await DownloadAsync(Chosen + "&level=county");
        counties.Except(all, StringComparer.Ordinal).ShouldBeEmpty();
        all.Where(l => l.Contains(" county ", StringComparison.Ordinal)).Except(counties, StringComparer.Ordinal).ShouldBeEmpty();
        counties.Count.ShouldBeInRange(80, all.Count - 20);
    }

    private async Task<List<string>> DownloadAsync(string list)
    {
        var link = (await _reader.GetPageAsync(list)).QuerySelectorAll("a").Single(a => a.TextContent == "CSV").GetAttribute("href")!;
        return Lines(await _reader.GetByteArrayAsync(link, TestContext.Current.CancellationToken));
    }

    private static List<string> Lines(byte[] csv)
    {
        using var table = TableReader.Open(new MemoryStream(csv), "records.csv");
        var headers = new TableHeaders(table.Headers);
        return table.Rows.Select(r => $"{AgencyName.Fold(headers.Cell(r, "agency").Text)} {headers.Cell(r, "signed_on").Text}").ToList();
    }

    /// <summary>A filter of the file's own rows, but for the few that name no county there is.</summary>
    private static List<string> Expected(string path, IReadOnlyCollection<int> refused)
    {
        using var stream = File.OpenRead(path);
        using var table = TableReader.Open(stream, path);
        var headers = new TableHeaders(table.Headers);
        string Cell(TableRow row, string name) => Domain.Text.Squeeze(headers.Cell(row, name).Text);
        return table.Rows.Where(r => Cell(r, "STATE") == "TEXAS" && Cell(r, "SUPPORT TYPE") == "Task Force Model" && !refused.Contains(r.Number))
            .Select(r => (Agency: AgencyName.Fold(Cell(r, "LAW ENFORCEMENT AGENCY")), Signed: PartialDate.Parse(Cell(r, "SIGNED"))))
            .Where(r => r.Signed >= PartialDate.Of(Since)).Select(r => $"{r.Agency} {r.Signed}").Distinct(StringComparer.Ordinal).ToList();
    }

    private async Task<IHtmlDocument> FollowAsync(string from, Func<IElement, bool> link) =>
        await _reader.GetPageAsync((await _reader.GetPageAsync(from)).QuerySelectorAll("a").First(link).GetAttribute("href")!);

    /// <summary>The numbers of the rows that were refused.</summary>
    private Task<List<int>> ImportAsync(string path, DateOnly day) => app.WithAsync(async services =>
    {
        var desk = services.GetRequiredService<ImportDesk>();
        var (stored, unusable, _) = await desk.PreviewAsync(new ImportFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path), null, day, null), Actor.CommandLine, default);
        unusable.ShouldBeNull();
        (await desk.ApplyAsync(stored!.Id, Actor.CommandLine, "A test", default)).ShouldBe(ApplyOutcome.Applied);
        var refused = await services.GetRequiredService<TrackerDbContext>().ImportBatchRows.Where(r => r.BatchId == stored.Id && r.Outcome == RowOutcome.Refused).Select(r => r.Number).ToListAsync();
        refused.Count.ShouldBeLessThan(40);
        return refused;
    });
}
