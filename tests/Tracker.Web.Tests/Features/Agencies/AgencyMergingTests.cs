using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Agencies;

public sealed class AgencyMergingTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_agencies_become_one_and_taking_it_back_restores_exactly_what_was()
    {
        var client = await app.SignedInAsync("editor");
        var stays = await app.AddAsync("Webb County Sheriff’s Office", "48479", null, "Webb");
        var goes = await app.AddAsync("Laredo County Sheriff", "48479", "TX2400000", "Webb Jail");
        var record = await RecordOfAsync(client, "Webb County, TX", "Laredo County Sheriff");
        var before = await app.AllAsync();

        var text = Domain.Text.Squeeze((await client.GetPageAsync($"/agencies/{stays}/merge?other={goes}")).QuerySelector("main")!.TextContent);
        text.ShouldContain("1 record moves to Webb County Sheriff’s Office.");
        text.ShouldContain("It is also found by: Laredo County Sheriff; Webb Jail.");
        text.ShouldContain("Its ORI is TX2400000.");
        (await app.AllAsync()).ShouldBe(before);
        await AgencyStock.MergeAsync(client, stays, goes).ShouldLeadToAsync("/agencies/" + stays);

        var redirect = await app.Anonymous().GetAsync("/agencies/" + goes, Ct);
        (redirect.StatusCode, redirect.Headers.Location!.ToString()).ShouldBe((HttpStatusCode.MovedPermanently, "/agencies/" + stays));
        redirect.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using (var json = JsonDocument.Parse(await client.GetStringAsync("/records.json?agency=" + stays, Ct)))
        {
            var moved = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
            (moved.GetProperty("ref").GetString(), moved.GetProperty("version").GetInt32(), moved.GetProperty("agency").GetString()).ShouldBe((record, 2, "Webb County Sheriff’s Office"));
        }

        (await client.GetPageAsync($"/records/{record}/history")).QuerySelector("main")!.TextContent.ShouldContain("The same office");
        (await client.GetStringAsync("/agencies.json?q=TX2400000", Ct)).ShouldContain(stays);
        await TakeBackAsync(client);
        (await app.AllAsync()).ShouldBe(before);
        (await client.GetPageAsync("/agencies/" + goes)).QuerySelector("h1")!.TextContent.ShouldBe("Laredo County Sheriff");
    }

    [Fact]
    public async Task Two_oris_are_refused_until_somebody_chooses_and_the_other_is_kept()
    {
        var client = await app.SignedInAsync("editor");
        var stays = await app.AddAsync("Starr County Sheriff’s Office", "48427", "TX2140000");
        var goes = await app.AddAsync("Starr County Jail Office", "48427", "TX2140099");
        var before = await app.AllAsync();
        var refused = await AgencyStock.MergeAsync(client, stays, goes);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.ReadPageAsync()).QuerySelector("#ori-error")!.TextContent.ShouldBe("Choose which ORI stays; the other is kept as one it had.");
        (await AgencyStock.MergeAsync(client, stays, goes, "TX0000000")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await app.AllAsync()).ShouldBe(before);

        await AgencyStock.MergeAsync(client, stays, goes, "TX2140099").ShouldLeadToAsync("/agencies/" + stays);
        using (var json = JsonDocument.Parse(await client.GetStringAsync("/agencies.json?jurisdiction=48427", Ct)))
        {
            var one = json.RootElement.EnumerateArray().ShouldHaveSingleItem();
            one.GetProperty("ori").GetString().ShouldBe("TX2140099");
            one.GetProperty("former_names").EnumerateArray().Select(n => n.GetString()).ShouldBe(["Starr County Jail Office", "TX2140000"], ignoreOrder: true);
        }

        await TakeBackAsync(client);
        (await app.AllAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Every_address_leads_to_the_last_of_a_chain_and_back_step_by_step()
    {
        var client = await app.SignedInAsync("editor");
        var (first, second, third) = (await app.AddAsync("Zavala One", "48507"), await app.AddAsync("Zavala Two", "48507"), await app.AddAsync("Zavala Three", "48507"));
        await AgencyStock.MergeAsync(client, second, first).ShouldLeadToAsync("/agencies/" + second);
        var before = await app.AllAsync();
        await AgencyStock.MergeAsync(client, third, second).ShouldLeadToAsync("/agencies/" + third);
        (await client.GetAsync("/agencies/" + first, Ct)).Headers.Location!.ToString().ShouldBe("/agencies/" + third);

        var earlier = await LastAsync() - 1;
        (await TakeBackAsync(client, earlier)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        await TakeBackAsync(client);
        (await app.AllAsync()).ShouldBe(before);
        (await client.GetAsync("/agencies/" + first, Ct)).Headers.Location!.ToString().ShouldBe("/agencies/" + second);
    }

    [Fact]
    public async Task A_merge_of_something_else_than_was_looked_at_is_not_done()
    {
        var client = await app.SignedInAsync("editor");
        var (stays, goes) = (await app.AddAsync("Maverick One", "48323"), await app.AddAsync("Maverick Two", "48323"));
        var address = $"/agencies/{stays}/merge?other={goes}";
        var fields = (await client.GetPageAsync(address)).Fields();
        (await client.PostFormAsync(address, $"/agencies/{stays}/merge", fields)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await RecordOfAsync(client, "Maverick County, TX", "Maverick Two");
        fields["reason"] = "The same";
        (await client.PostFormAsync(address, $"/agencies/{stays}/merge", fields)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await client.GetAsync($"/agencies/{stays}/merge?other={stays}", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.GetAsync($"/agencies/{stays}/merge?other=%00<x>", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        fields["other"] = "nobody";
        (await client.PostFormAsync(address, $"/agencies/{stays}/merge", fields)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/agencies/" + goes, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_somebody_changed_after_a_merge_is_kept_and_named()
    {
        var client = await app.SignedInAsync("editor");
        var (stays, goes) = (await app.AddAsync("Dimmit One", "48127"), await app.AddAsync("Dimmit Two", "48127"));
        var record = await RecordOfAsync(client, "Dimmit County, TX", "Dimmit Two");
        await AgencyStock.MergeAsync(client, stays, goes).ShouldLeadToAsync("/agencies/" + stays);
        var merge = await LastAsync();
        var fields = (await client.GetPageAsync($"/records/{record}/edit")).Fields();
        fields["summary"] = "Corrected since";
        (await client.SendFormAsync($"/records/{record}/edit", $"/records/{record}/edit", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await TakeBackAsync(client, merge)).Headers.Location!.ToString().ShouldBe("/changes/" + merge);
        (await client.GetPageAsync("/changes/" + merge)).QuerySelector("main")!.TextContent.ShouldContain($"except what has changed since and was kept: {record}.");
        (await client.GetAsync("/agencies/" + goes, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetStringAsync("/records.json?agency=" + stays, Ct)).ShouldContain("Corrected since");
    }

    private static async Task<string> RecordOfAsync(HttpClient client, string place, string agency)
    {
        var fields = RecordFields.Of("memorandum");
        (fields["jurisdiction"], fields["agency"]) = (place, agency);
        return await RecordFields.AddAsync(client, "memorandum", fields);
    }

    private Task<long> LastAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ChangeSets.MaxAsync(c => c.Id, Ct));

    private async Task TakeBackAsync(HttpClient client) => (await TakeBackAsync(client, await LastAsync())).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private static Task<HttpResponseMessage> TakeBackAsync(HttpClient client, long change) =>
        client.PostFormAsync($"/changes/{change}/take-back", $"/changes/{change}/take-back", new() { ["reason"] = "A mistake" });
}
