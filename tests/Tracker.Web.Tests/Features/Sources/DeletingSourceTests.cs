using System.Net;
using System.Text.Json;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Sources;

public sealed class DeletingSourceTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_source_without_which_a_record_would_stand_unsupported_stays_and_the_record_is_named()
    {
        var client = await app.SignedInAsync("editor");
        var alone = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        var source = await SourceAsync(alone, 0);
        var fields = With(RecordFields.Of("memorandum"), 1, "disputes");
        (fields["Sources[0].Ref"], fields["Sources[1].Stance"]) = (source, "mentions");
        var mentioned = await RecordFields.AddAsync(client, "memorandum", fields);
        var before = await AllAsync();

        var page = await client.GetPageAsync($"/sources/{source}/delete");
        page.QuerySelector("h1")!.TextContent.ShouldBe("This source cannot be deleted");
        page.QuerySelector("form.form").ShouldBeNull();
        var response = await client.PostFormAsync("/sources/new", $"/sources/{source}/delete", new() { ["version"] = "1", ["resting"] = "2", ["reason"] = "A test" });
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var named = (await response.ReadPageAsync()).QuerySelectorAll("main li a[href^='/records/']").Select(a => a.GetAttribute("href"));
        named.ShouldBe([$"/records/{alone}", $"/records/{mentioned}"], ignoreOrder: true);
        (await AllAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_source_that_others_make_up_for_goes_and_an_undo_brings_back_exactly_what_was()
    {
        var client = await app.SignedInAsync("editor");
        var fields = With(With(With(RecordFields.Of("memorandum"), 1, "supports"), 2, "disputes"), 3, "mentions");
        fields["Sources[3].Locator"] = "row 9";
        var recordRef = await RecordFields.AddAsync(client, "memorandum", fields, ("Sources[1].File", "moa.pdf", SampleFiles.Pdf("goes and comes back")));
        var source = await SourceAsync(recordRef, 1);
        var before = await AllAsync();

        var form = (await client.GetPageAsync($"/sources/{source}/delete")).Fields();
        form["reason"] = "It was a hoax.";
        (await client.PostFormAsync($"/sources/{source}/delete", $"/sources/{source}/delete", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync("/sources/" + source, Ct)).StatusCode.ShouldBe(HttpStatusCode.Gone);
        using (var json = await RecordAsync(recordRef))
        {
            var record = json.RootElement[0];
            record.GetProperty("version").GetInt32().ShouldBe(2);
            record.GetProperty("source_2_stance").GetString().ShouldBe("disputes");
            record.GetProperty("source_3_locator").GetString().ShouldBe("row 9");
            record.TryGetProperty("source_4_url", out _).ShouldBeFalse();
        }

        (await client.GetPageAsync($"/records/{recordRef}/history")).QuerySelector("main")!.TextContent.ShouldContain("It was a hoax.");
        (await app.UndoLastAsync()).IsWhole.ShouldBeTrue();
        (await AllAsync()).ShouldBe(before);
        (await client.GetPageAsync("/sources/" + source)).QuerySelector("table a")!.TextContent.ShouldBe("moa.pdf");
    }

    [Fact]
    public async Task A_published_lists_source_and_the_founding_documents_stay()
    {
        var client = await app.SignedInAsync("editor");
        foreach (var (source, text) in new[] { ("source-ice-participating", "The published list"), ("source-founding", "The founding document"), ("source-cited-3", "The founding document") })
        {
            (await client.GetPageAsync($"/sources/{source}/delete")).QuerySelector("main ul li")!.TextContent.ShouldContain(text);
            (await client.PostFormAsync("/sources/new", $"/sources/{source}/delete", new() { ["version"] = "1", ["resting"] = "1", ["reason"] = "A test" })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        }
    }

    [Fact]
    public async Task A_stale_form_deletes_nothing_and_one_without_a_reason_asks_for_it()
    {
        var client = await app.SignedInAsync("editor");
        var added = await client.PostFormAsync("/sources/new", "/sources/new", new() { ["Title"] = "A slip" });
        var address = added.Headers.Location!.ToString();
        var form = (await client.GetPageAsync(address + "/delete")).Fields();

        form["reason"] = " ";
        var unreasoned = await client.PostFormAsync(address + "/delete", address + "/delete", form);
        unreasoned.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unreasoned.ReadPageAsync()).QuerySelector("#reason-error")!.TextContent.ShouldBe("Say why the source is deleted: history keeps it.");

        form["reason"] = "A test";
        var fields = With(RecordFields.Of("memorandum"), 1, "supports");
        fields["Sources[1].Ref"] = address["/sources/".Length..];
        await RecordFields.AddAsync(client, "memorandum", fields);
        (await client.PostFormAsync(address + "/delete", address + "/delete", form)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        form["resting"] = "1";
        form["version"] = "0";
        (await client.PostFormAsync(address + "/delete", address + "/delete", form)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        form["version"] = "1";
        (await client.PostFormAsync(address + "/delete", address + "/delete", form)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.PostFormAsync("/sources/new", address + "/delete", form)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_contributor_cannot_delete_a_source()
    {
        var client = await app.SignedInAsync("contributor");
        (await client.GetAsync("/sources/source-founding/delete", Ct)).Headers.Location!.ToString().ShouldContain("/not-allowed");
        (await client.GetPageAsync("/sources/source-founding")).QuerySelector("a[href$='/delete']").ShouldBeNull();
    }

    private static Dictionary<string, string> With(Dictionary<string, string> fields, int index, string stance)
    {
        fields[$"Sources[{index}].Url"] = $"https://example.org/{Guid.NewGuid()}";
        fields[$"Sources[{index}].Title"] = "Another page";
        fields[$"Sources[{index}].Stance"] = stance;
        return fields;
    }

    /// <summary>Everything that is recorded, as the lists give it.</summary>
    private async Task<string> AllAsync()
    {
        var client = app.Anonymous();
        return await client.GetStringAsync("/records.json?sort=jurisdiction", Ct) + await client.GetStringAsync("/sources.json", Ct);
    }

    private async Task<JsonDocument> RecordAsync(string recordRef) =>
        JsonDocument.Parse(await app.Anonymous().GetStringAsync("/records.json?q=" + recordRef.Replace('-', ' '), Ct));

    private async Task<string> SourceAsync(string recordRef, int index) =>
        (await app.Anonymous().GetPageAsync($"/records/{recordRef}/history")).QuerySelectorAll(".diff > div")
            .Where(d => d.QuerySelector("dt")!.TextContent == $"Source {index + 1}: Reference").Select(d => d.QuerySelector("ins")!.TextContent.Replace("now ", "", StringComparison.Ordinal).Trim()).First();
}
