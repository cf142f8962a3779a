using System.Net;
using System.Text.Json;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Changes;

public sealed class RecordVersionsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _reader = app.Anonymous();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_earlier_version_is_shown_whole_with_who_and_why_and_says_that_it_does_not_stand()
    {
        var (recordRef, client) = await ThreeVersionsAsync();
        var page = await _reader.GetPageAsync($"/records/{recordRef}/versions/1");
        page.Head!.QuerySelector("meta[name=robots]")!.GetAttribute("content").ShouldBe("noindex");
        page.QuerySelector(".notice-title")!.TextContent.ShouldBe("This is not what stands now");
        var words = Domain.Text.Squeeze(page.QuerySelector("main")!.TextContent);
        foreach (var said in new[] { "The first words.", "A test", "Version 1", "To be checked.", "A page", "“They signed.”", "what stands is version 3", "Harris County, TX" })
        {
            words.ShouldContain(said);
        }

        words.ShouldNotContain("The second words.");
        page.QuerySelector("a[rel=prev]").ShouldBeNull();
        page.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe($"/records/{recordRef}/versions/2");
        page.QuerySelector("a[href$='/revert']").ShouldBeNull();
        (await client.GetPageAsync($"/records/{recordRef}/versions/1")).QuerySelector("a[href$='/revert']").ShouldNotBeNull();
        (await _reader.WordsAsync($"/records/{recordRef}/versions/3")).ShouldContain("This is what stands now");
    }

    [Fact]
    public async Task The_json_twin_is_one_object_of_the_lists_columns()
    {
        var (recordRef, _) = await ThreeVersionsAsync();
        var response = await _reader.GetAsync($"/records/{recordRef}/versions/2.json", Ct);
        response.Headers.GetValues("X-Robots-Tag").ShouldBe(["noindex"]);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Ct));
        var version = json.RootElement;
        (version.GetProperty("ref").GetString(), version.GetProperty("version").GetInt32(), version.GetProperty("summary").GetString(), version.GetProperty("reason").GetString())
            .ShouldBe((recordRef, 2, "The second words.", "Reason 2"));
        (version.GetProperty("source_1_title").GetString(), version.GetProperty("geoid").GetString(), version.GetProperty("origin").GetString()).ShouldBe(("A page", "48201", "form"));
        version.TryGetProperty("status", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_versions_chosen_on_the_history_page_are_compared_field_by_field()
    {
        var (recordRef, _) = await ThreeVersionsAsync();
        var history = await _reader.GetPageAsync($"/records/{recordRef}/history");
        var form = history.QuerySelector($"form[action='/records/{recordRef}/compare']")!;
        form.GetAttribute("method").ShouldBe("get");
        form.QuerySelectorAll("input[type=radio][name=from]").Select(r => r.GetAttribute("value")).ShouldBe(["3", "2", "1"]);
        form.QuerySelector("input[name=from][checked]")!.GetAttribute("value").ShouldBe("2");
        form.QuerySelector("input[name=to][checked]")!.GetAttribute("value").ShouldBe("3");
        history.QuerySelectorAll(".history a[href^='/changes?by=']").Length.ShouldBe(3);

        var page = await _reader.GetPageAsync($"/records/{recordRef}/compare?from=1&to=3");
        var rows = page.QuerySelectorAll("table.compare tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelectorAll("td").Select(d => d.TextContent).ToList());
        rows.Keys.ShouldBe(["Summary"]);
        rows["Summary"].ShouldBe(["The first words.", "The third words."]);
        page.QuerySelector("h3")!.TextContent.ShouldBe("Changed source: A page");
        page.QuerySelector("main")!.TextContent.ShouldContain("filled fields are alike");
        (await _reader.WordsAsync($"/records/{recordRef}/compare?from=2&to=2")).ShouldContain("Both say the same.");
        (await _reader.WordsAsync($"/records/{recordRef}/compare")).ShouldContain("Version 2 beside version 3");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("99")]
    [InlineData("99999999999")]
    [InlineData("1;drop")]
    [InlineData("1.5")]
    [InlineData("١")]
    public async Task A_version_that_never_was_is_not_found(string number)
    {
        var (recordRef, client) = await ThreeVersionsAsync();
        foreach (var address in new[] { $"versions/{number}", $"versions/{number}.json", $"versions/{number}/revert" })
        {
            (await client.GetAsync($"/records/{recordRef}/{address}", Ct)).StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.BadRequest], address);
        }

        (await client.PostFormAsync("/sources/new", $"/records/{recordRef}/versions/{number}/revert", new() { ["reason"] = "x", ["version"] = "3" })).StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        foreach (var query in new[] { $"from={number}&to=3", $"from=1&to={number}" })
        {
            var response = await _reader.GetAsync($"/records/{recordRef}/compare?{query}", Ct);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
        }

        (await _reader.GetAsync($"/records/mem-000000/versions/1", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _reader.GetAsync($"/records/mem-000000/compare", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await _reader.GetAsync($"/records/{recordRef}/history?page={number}", Ct)).StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.OK);
    }

    [Fact]
    public async Task Sources_are_shown_as_they_were_called_then_and_a_deleted_record_keeps_its_versions()
    {
        var (recordRef, client) = await ThreeVersionsAsync();
        using var json = JsonDocument.Parse(await _reader.GetStringAsync($"/records/{recordRef}/versions/1.json", Ct));
        var url = json.RootElement.GetProperty("source_1_url").GetString()!;
        var source = (await _reader.GetPageAsync($"/records/{recordRef}")).QuerySelector(".citations a[href^='/sources/']")!.GetAttribute("href")!;
        var fields = (await client.GetPageAsync(source + "/edit")).Fields();
        (fields["Title"], fields["Reason"]) = ("Called otherwise", "Named better");
        (await client.SendFormAsync(source + "/edit", source + "/edit", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _reader.WordsAsync($"/records/{recordRef}")).ShouldContain("Called otherwise");
        (await _reader.WordsAsync($"/records/{recordRef}/versions/1")).ShouldNotContain("Called otherwise");

        await client.DeleteRecordAsync(recordRef);
        var words = await _reader.WordsAsync($"/records/{recordRef}/versions/2");
        words.ShouldContain("the record was deleted since");
        words.ShouldContain("The second words.");
        (await _reader.WordsAsync($"/records/{recordRef}/compare?from=1&to=2")).ShouldContain("The second words.");
        var gone = await _reader.GetAsync("/records/" + recordRef, Ct);
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await gone.ReadPageAsync()).QuerySelector($"a[href='/records/{recordRef}/versions/2']").ShouldNotBeNull();
        (await _reader.WordsAsync("/jurisdictions/48201/history")).ShouldContain("Never so");
        url.ShouldStartWith("https://example.org/");
    }

    [Fact]
    public async Task A_long_history_has_pages()
    {
        var (recordRef, _) = await ThreeVersionsAsync();
        var page = await _reader.GetPageAsync($"/records/{recordRef}/history?per-page=2");
        page.QuerySelectorAll(".history > li").Length.ShouldBe(2);
        page.QuerySelector(".pager [rel=next]")!.GetAttribute("href").ShouldBe($"/records/{recordRef}/history?page=2&per-page=2");
        (await _reader.GetPageAsync($"/records/{recordRef}/history?per-page=2&page=2")).QuerySelectorAll(".history > li").Length.ShouldBe(1);
        (await _reader.WordsAsync($"/records/{recordRef}/history?page=9")).ShouldContain("There are not so many pages.");
        (await _reader.GetAsync($"/records/{recordRef}/history?page=x", Ct)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await _reader.GetPageAsync("/jurisdictions/48201/history?per-page=1")).QuerySelectorAll(".pager").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task History_speaks_the_words_of_the_form()
    {
        var client = await app.SignedInAsync("editor");
        var fields = RecordFields.Of("agreement-287g");
        fields["signed_on"] = "2025-03-10";
        var recordRef = await RecordFields.AddAsync(client, "agreement-287g", fields);
        await client.EditAsync(recordRef, ("signed_on", "2025-04"), ("reason", "Read again"));
        var entry = (await _reader.GetPageAsync($"/records/{recordRef}/history")).QuerySelector(".history > li")!;
        var changed = entry.QuerySelectorAll(".diff > div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => Domain.Text.Squeeze(d.QuerySelector("dd")!.TextContent));
        changed["Signed"].ShouldBe("was 10 March 2025 now April 2025");
    }

    private async Task<(string RecordRef, HttpClient Editor)> ThreeVersionsAsync()
    {
        var client = await app.SignedInAsync("editor");
        var fields = RecordFields.Of("memorandum");
        fields["summary"] = "The first words.";
        var recordRef = await RecordFields.AddAsync(client, "memorandum", fields);
        await client.EditAsync(recordRef, ("summary", "The second words."), ("reason", "Reason 2"));
        await client.EditAsync(recordRef, ("summary", "The third words."), ("Sources[0].Locator", "p. 4"), ("reason", "Reason 3"));
        return (recordRef, client);
    }
}
