using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Records;

public sealed class RecordListTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _client = app.Anonymous();

    [Theory]
    [InlineData("q=joint+terrorism", "task-force")]
    [InlineData("q=SB+54", "sanctuary-policy")]
    [InlineData("q=etowah", "agreement-287g")]
    [InlineData("term=detainers", "detainer-policy")]
    [InlineData("type=memorandum", "memorandum")]
    public async Task A_filter_finds_the_records_it_names(string query, string type)
    {
        using var json = JsonDocument.Parse(await _client.GetStringAsync("/records.json?" + query, TestContext.Current.CancellationToken));
        json.RootElement.GetArrayLength().ShouldBeGreaterThan(0);
        json.RootElement.EnumerateArray().Select(r => r.GetProperty("type").GetString()).ShouldContain(type);
    }

    [Theory]
    [InlineData("q=sheriff")]
    [InlineData("q=county+tex&status=in_force")]
    [InlineData("q=nothingofthatname")]
    [InlineData("q=--")]
    public async Task Words_find_the_same_records_whether_many_have_them_or_few(string query)
    {
        var lists = await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            var terms = await services.GetRequiredService<ReferenceCache>().TermsAsync(default);
            var filter = RecordFilter.From(new QueryValues(QueryHelpers.ParseQuery(query).Select(v => KeyValuePair.Create(v.Key, v.Value.ToString()))), new DateOnly(2026, 11, 27), terms);
            var few = await filter.InOrder(filter.Apply(db.Records, db)).Select(r => r.Ref).ToListAsync(TestContext.Current.CancellationToken);
            var common = filter with { HasCommonWords = true };
            return (few, many: await common.InOrder(common.Apply(db.Records, db)).Select(r => r.Ref).ToListAsync(TestContext.Current.CancellationToken));
        });
        lists.many.ShouldBe(lists.few);
    }

    [Fact]
    public async Task Every_status_is_told_alike_by_the_list_and_by_the_record()
    {
        var ct = TestContext.Current.CancellationToken;
        using var all = JsonDocument.Parse(await _client.GetStringAsync("/records.json", ct));
        foreach (var status in Domain.Codes<RecordStatus>.All)
        {
            using var filtered = JsonDocument.Parse(await _client.GetStringAsync("/records.json?status=" + status.Value, ct));
            filtered.RootElement.EnumerateArray().Select(r => r.GetProperty("ref").GetString()).Order(StringComparer.Ordinal)
                .ShouldBe(all.RootElement.EnumerateArray().Where(r => r.GetProperty("status").GetString() == status.Value).Select(r => r.GetProperty("ref").GetString()).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_repetition()
    {
        var seen = new List<string>();
        for (var number = 1; number <= 6; number++)
        {
            var page = await _client.GetPageAsync($"/records?sort=jurisdiction&per-page=20&page={number}");
            seen.AddRange(page.QuerySelectorAll("tbody th small").Select(s => s.TextContent));
        }

        seen.Distinct(StringComparer.Ordinal).Count().ShouldBe(115);
        seen.Count.ShouldBe(115);
    }

    [Fact]
    public async Task The_columns_that_are_asked_for_are_shown_and_kept_by_every_link()
    {
        var page = await _client.GetPageAsync("/records?columns=agency&columns=sources&type=task-force");
        page.QuerySelectorAll("thead th").Select(h => h.TextContent.Trim()).ShouldBe(["Record", "Agency", "Sources"]);
        page.QuerySelectorAll("tbody tr:first-child td").Length.ShouldBe(2);
        page.QuerySelectorAll("thead a, .facet a").Select(a => a.GetAttribute("href")!).ShouldAllBe(u => u.Contains("columns=agency", StringComparison.Ordinal) && u.Contains("columns=sources", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_named()
    {
        var response = await _client.GetAsync("/records?columns=poems", TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("This can be: type, jurisdiction");
    }
}
