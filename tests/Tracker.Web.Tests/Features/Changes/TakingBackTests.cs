using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Tests.Features.Agencies;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Changes;

public sealed class TakingBackTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_edit_is_shown_field_by_field_and_taken_back_once_to_the_very_version()
    {
        var client = await app.SignedInAsync("editor");
        var record = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        var before = await app.AllAsync();
        var fields = (await client.GetPageAsync($"/records/{record}/edit")).Fields();
        (fields["summary"], fields["reason"]) = ("Something else", "A slip");
        await client.SendFormAsync($"/records/{record}/edit", $"/records/{record}/edit", fields);

        var address = "/changes/" + await LastAsync();
        (await app.Anonymous().GetPageAsync("/changes")).QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        (await app.Anonymous().GetPageAsync($"/records/{record}/history")).QuerySelector($"a[href='{address}']").ShouldNotBeNull();
        var page = await app.Anonymous().GetPageAsync(address);
        page.QuerySelector("h1")!.TextContent.ShouldBe("A slip");
        page.QuerySelector(".diff")!.TextContent.ShouldContain("Something else");
        page.QuerySelector("a[href$='/take-back']").ShouldBeNull();
        (await client.GetPageAsync(address)).QuerySelector("a[href$='/take-back']").ShouldNotBeNull();

        (await PostAsync(client, address, " ")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PostAsync(client, address, "It was right before")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.AllAsync()).ShouldBe(before);
        (await client.GetPageAsync(address)).QuerySelector("main")!.TextContent.ShouldContain("Taken back by change");
        var twice = await client.PostFormAsync("/sources/new", address + "/take-back", new() { ["reason"] = "Again" });
        twice.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await twice.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("This is taken back already.");
        (await app.AllAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task What_has_all_changed_since_stays_and_nothing_is_written()
    {
        var client = await app.SignedInAsync("editor");
        var record = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        var sets = new List<long>();
        foreach (var summary in new[] { "One", "Two" })
        {
            var fields = (await client.GetPageAsync($"/records/{record}/edit")).Fields();
            fields["summary"] = summary;
            await client.SendFormAsync($"/records/{record}/edit", $"/records/{record}/edit", fields);
            sets.Add(await LastAsync());
        }

        var response = await PostAsync(client, "/changes/" + sets[0], "Too late");
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain($"Nothing was taken back: {record} changed since.");
        (await LastAsync()).ShouldBe(sets[1]);
    }

    [Fact]
    public async Task An_import_leads_to_its_own_page()
    {
        var client = await app.SignedInAsync("editor");
        var (set, batch) = await app.WithAsync(async s =>
        {
            var starter = await s.GetRequiredService<TrackerDbContext>().ChangeSets.FirstAsync(c => c.BatchId != null, Ct);
            return (starter.Id, starter.BatchId);
        });

        var page = await client.GetPageAsync("/changes/" + set);
        page.QuerySelector($"a[href='/imports/{batch}']").ShouldNotBeNull();
        page.QuerySelector("a[href$='/take-back']").ShouldBeNull();
        (await client.PostFormAsync("/sources/new", $"/changes/{set}/take-back", new() { ["reason"] = "No" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.GetAsync("/changes/999999", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/changes/abc", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string address, string reason) =>
        client.PostFormAsync(address + "/take-back", address + "/take-back", new() { ["reason"] = reason });

    private Task<long> LastAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ChangeSets.MaxAsync(c => c.Id, Ct));
}
