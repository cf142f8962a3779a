using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Records;

public sealed class RecordFacetsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _reader = app.Anonymous();

    [Theory]
    [InlineData("/records")]
    [InlineData("/records?type=agreement-287g")]
    [InlineData("/records?state=TX&status=in_force")]
    [InlineData("/records?level=county&started-since=2017-01-01&as-of=2019-06-30")]
    [InlineData("/records?q=sheriff&contested=no")]
    public async Task Every_count_is_that_of_the_list_it_leads_to(string address) => await FacetLinks.AreTrueAsync(_reader, address, atLeast: 3);

    [Fact]
    public async Task The_statuses_of_a_list_add_up_to_it()
    {
        var page = await _reader.GetPageAsync("/records");
        var counts = FacetLinks.Of(page, "Status").Select(f => int.Parse(f.Count, NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
        counts.Sum().ToString("N0", CultureInfo.InvariantCulture).ShouldBe(FacetLinks.TotalOf(page));
    }

    [Fact]
    public async Task A_filter_that_is_set_can_be_taken_off()
    {
        var page = await _reader.GetPageAsync("/records?type=agreement-287g&state=TX");
        page.QuerySelectorAll(".facet .chip-on").Select(a => a.GetAttribute("href")).ShouldBe(["/records?state=TX", "/records?type=agreement-287g"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("started-since=2025-07-01", "2025-07-01", null)]
    [InlineData("started-until=2012-12-31", null, "2012-12-31")]
    [InlineData("started-since=2017-01-01&started-until=2019-12-31", "2017-01-01", "2019-12-31")]
    public async Task Records_are_listed_by_the_day_they_began(string filter, string? since, string? until)
    {
        var expected = await app.WithAsync(async services =>
        {
            var all = new List<string>();
            await foreach (var (reference, started) in AllAsync(services))
            {
                if (started is { } day && (since is null || day >= PartialDate.Parse(since)) && (until is null || day <= PartialDate.Parse(until)))
                {
                    all.Add(reference);
                }
            }

            return all;
        });
        expected.ShouldNotBeEmpty();
        using var json = System.Text.Json.JsonDocument.Parse(await _reader.GetStringAsync("/records.json?" + filter, TestContext.Current.CancellationToken));
        json.RootElement.EnumerateArray().Select(r => r.GetProperty("ref").GetString()!).ShouldBe(expected, ignoreOrder: true);
    }

    [Theory]
    [InlineData("level=galaxy", "level")]
    [InlineData("started-since=2025-07", "started-since")]
    [InlineData("ended-until=yesterday", "ended-until")]
    public async Task A_wrong_filter_is_named(string filter, string field)
    {
        var response = await _reader.GetAsync("/records?" + filter, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(field);
    }

    private static async IAsyncEnumerable<(string Ref, PartialDate? Started)> AllAsync(IServiceProvider services)
    {
        using var stream = new MemoryStream();
        var terms = await services.GetRequiredService<ReferenceCache>().TermsAsync(default);
        await services.GetRequiredService<RecordExport>().WriteAsync(TableFormat.Json, RecordFilter.From(new QueryValues([]), new DateOnly(2026, 11, 27), terms), stream, default);
        using var json = System.Text.Json.JsonDocument.Parse(stream.ToArray());
        foreach (var row in json.RootElement.EnumerateArray())
        {
            var started = row.TryGetProperty("started_on", out var cell) ? cell.GetString() : null;
            yield return (row.GetProperty("ref").GetString()!, PartialDate.ParseOrNull(started));
        }
    }
}
