using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Tests.Features.Agencies;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Changes;

public sealed class RevertingTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_editor_sees_what_will_change_says_why_and_gets_a_new_version()
    {
        var (recordRef, client) = await TwoVersionsAsync();
        var address = $"/records/{recordRef}/versions/1/revert";
        var page = await client.GetPageAsync(address);
        page.QuerySelectorAll("table.compare tbody th").Select(h => h.TextContent).ShouldBe(["Summary"]);
        page.QuerySelector("main")!.TextContent.ShouldContain("The second words.");

        var form = page.Fields();
        var unsaid = await client.PostFormAsync(address, address, form);
        unsaid.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unsaid.ReadPageAsync()).QuerySelector("#reason-error").ShouldNotBeNull();
        form["reason"] = "It was right";
        (await client.PostFormAsync(address, address, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await client.WordsAsync("/records/" + recordRef)).ShouldContain("The first words.");
        (await client.WordsAsync($"/records/{recordRef}/versions/3")).ShouldContain("This is what stands now");
        (await app.Anonymous().WordsAsync($"/records/{recordRef}/history")).ShouldContain("Back to version 1: It was right");
        (await app.Anonymous().WordsAsync($"/records/{recordRef}/compare?from=1&to=3")).ShouldContain("Both say the same.");
    }

    [Fact]
    public async Task A_stale_form_is_refused_in_words_and_writes_nothing()
    {
        var (recordRef, client) = await TwoVersionsAsync();
        var address = $"/records/{recordRef}/versions/1/revert";
        var form = (await client.GetPageAsync(address)).Fields();
        form["reason"] = "Too late";
        await client.EditAsync(recordRef, ("summary", "The third words."));
        var last = await app.LastChangeAsync();

        var response = await client.PostFormAsync(address, address, form);
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.ReadPageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Somebody saved the record since");
        page.QuerySelector("main")!.TextContent.ShouldContain("The third words.");
        page.Fields()["version"].ShouldBe("3");
        page.Fields()["reason"].ShouldBe("Too late");
        (await app.LastChangeAsync()).ShouldBe(last);
    }

    [Fact]
    public async Task What_stands_already_is_not_written_again()
    {
        var (recordRef, client) = await TwoVersionsAsync();
        var address = $"/records/{recordRef}/versions/2/revert";
        (await client.WordsAsync(address)).ShouldContain("The record says this already");
        var last = await app.LastChangeAsync();
        (await client.PostFormAsync("/sources/new", address, new() { ["version"] = "2", ["reason"] = "Again" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await app.LastChangeAsync()).ShouldBe(last);
    }

    [Fact]
    public async Task A_source_deleted_since_and_an_agency_merged_since_are_said_field_by_field()
    {
        var client = await app.SignedInAsync("editor");
        var goes = await app.AddAsync("Duval County Sheriff", "48131");
        var stays = await app.AddAsync("Duval County Sheriff’s Office", "48131");
        var fields = RecordFields.Of("memorandum");
        (fields["jurisdiction"], fields["agency"]) = ("Duval County, TX", "Duval County Sheriff");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", fields);
        var source = (await client.GetPageAsync("/records/" + recordRef)).QuerySelector(".citations a[href^='/sources/']")!.GetAttribute("href")!;
        await client.EditAsync(recordRef, ("Sources[0].Ref", ""), ("Sources[0].Url", "https://example.org/" + Guid.NewGuid()), ("Sources[0].Title", "Another page"));
        var delete = (await client.GetPageAsync(source + "/delete")).Fields();
        delete["Reason"] = "Not ours";
        delete["reason"] = "Not ours";
        (await client.PostFormAsync(source + "/delete", source + "/delete", delete)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await AgencyStock.MergeAsync(client, stays, goes).ShouldLeadToAsync("/agencies/" + stays);
        var last = await app.LastChangeAsync();

        var address = $"/records/{recordRef}/versions/1/revert";
        var page = await client.GetPageAsync(address);
        var obstacles = page.QuerySelectorAll(".error-summary li").Select(l => Domain.Text.Squeeze(l.TextContent)).ToList();
        obstacles.Count.ShouldBe(2);
        obstacles[0].ShouldStartWith("Agency: “Duval County Sheriff” was made one with “Duval County Sheriff’s Office” since.");
        obstacles[1].ShouldStartWith("Source 1: “A page” is no longer there.");
        page.QuerySelector("form[method=post].form").ShouldBeNull();
        (await client.PostFormAsync("/sources/new", address, new() { ["version"] = "3", ["reason"] = "Anyway" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await app.LastChangeAsync()).ShouldBe(last);
        (await client.GetAsync(source, Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await client.WordsAsync(source + "/history")).ShouldContain("Not ours");
    }

    [Fact]
    public async Task A_renamed_agency_is_still_the_same()
    {
        var client = await app.SignedInAsync("editor");
        var agency = await app.AddAsync("Brewster County Sheriff’s Office", "48043");
        var fields = RecordFields.Of("memorandum");
        (fields["jurisdiction"], fields["agency"]) = ("Brewster County, TX", "Brewster County Sheriff’s Office");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", fields);
        await client.EditAsync(recordRef, ("summary", "Other words."));
        var edit = (await client.GetPageAsync($"/agencies/{agency}/edit")).Fields();
        edit["name"] = "Brewster County Sheriff’s Department";
        edit["reason"] = "Renamed";
        (await client.PostFormAsync($"/agencies/{agency}/edit", $"/agencies/{agency}/edit", edit)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var address = $"/records/{recordRef}/versions/1/revert";
        var page = await client.GetPageAsync(address);
        page.QuerySelectorAll("table.compare tbody th").Select(h => h.TextContent).ShouldBe(["Summary"]);
        var form = page.Fields();
        form["reason"] = "Back";
        (await client.PostFormAsync(address, address, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.Where(r => r.Ref == recordRef).Select(r => r.AgencyRef).SingleAsync(Ct))).ShouldBe(agency);
    }

    [Fact]
    public async Task A_deleted_record_is_brought_back_by_taking_the_deletion_back()
    {
        var (recordRef, client) = await TwoVersionsAsync();
        await client.DeleteRecordAsync(recordRef);
        var deletion = await app.LastChangeAsync();
        var address = $"/records/{recordRef}/versions/1/revert";
        var page = await client.GetPageAsync(address);
        page.QuerySelector("h1")!.TextContent.ShouldBe("This record was deleted");
        page.QuerySelector($"a[href='/changes/{deletion}/take-back']").ShouldNotBeNull();
        (await client.PostFormAsync("/sources/new", address, new() { ["version"] = "2", ["reason"] = "Back" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await client.PostFormAsync($"/changes/{deletion}/take-back", $"/changes/{deletion}/take-back", new() { ["reason"] = "It was so" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var form = (await client.GetPageAsync(address)).Fields();
        form["reason"] = "And so";
        (await client.PostFormAsync(address, address, form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.WordsAsync("/records/" + recordRef)).ShouldContain("The first words.");
    }

    [Fact]
    public async Task A_contributor_and_a_reader_cannot()
    {
        var (recordRef, _) = await TwoVersionsAsync();
        var address = $"/records/{recordRef}/versions/1/revert";
        (await (await app.SignedInAsync("contributor")).GetAsync(address, Ct)).Headers.Location!.ToString().ShouldContain("/not-allowed");
        (await app.Anonymous().GetAsync(address, Ct)).Headers.Location!.ToString().ShouldContain("/sign-in");
    }

    private async Task<(string RecordRef, HttpClient Editor)> TwoVersionsAsync()
    {
        var client = await app.SignedInAsync("editor");
        var fields = RecordFields.Of("memorandum");
        fields["summary"] = "The first words.";
        var recordRef = await RecordFields.AddAsync(client, "memorandum", fields);
        await client.EditAsync(recordRef, ("summary", "The second words."), ("reason", "Reason 2"));
        return (recordRef, client);
    }
}
