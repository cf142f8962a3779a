using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Checks;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Features.Checks;

namespace Tracker.Web.Tests.Features.Checks;

public sealed class CheckTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>
{
    private const string Form = "/checks/new";
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TrackerApp _app = tracker.App;

    [Fact]
    public async Task After_a_check_the_profile_says_none_found_with_the_day()
    {
        var client = await _app.SignedInAsync("editor");
        var form = await client.GetPageAsync(Form + "?jurisdiction=56001&topic=detainer-policy");
        form.Fields()["jurisdiction"].ShouldBe("Albany County, WY");
        form.Fields()["checked_on"].ShouldBe(tracker.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        form.QuerySelector("#topic option[selected]")!.TextContent.ShouldBe("Detainer policies");

        var fields = form.Fields();
        (fields["checked_on"], fields["note"], fields["source_url"], fields["source_title"]) = ("2026-10-02", "All policies of the sheriff.", "https://example.org/manual", "Policy manual");
        var response = await client.PostFormAsync(Form, Form, fields);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe("/jurisdictions/56001#detainer-policy");
        var profile = await client.GetPageAsync("/jurisdictions/56001");
        profile.QuerySelector(".notice-success")!.TextContent.ShouldContain("is recorded: looked for Detainer policies, and found nothing.");
        profile.QuerySelector("#detainer-policy .status")!.TextContent.ShouldBe("None found (checked 2 Oct 2026)");
        profile.QuerySelector("#detainer-policy")!.TextContent.ShouldContain("Looked for on 2 October 2026 and nothing found: Policy manual. All policies of the sheriff.");
        profile.QuerySelector("#memorandum .status")!.TextContent.ShouldBe("Not researched");
        var page = await client.GetPageAsync(profile.QuerySelector("#detainer-policy a.ref")!.GetAttribute("href")!);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Detainer policies in Albany County, WY: looked, and found nothing");
        page.QuerySelector("main")!.TextContent.ShouldContain("All policies of the sheriff.");
        (await client.GetPageAsync("/")).QuerySelector(".history")!.TextContent.ShouldContain("Looked for Detainer policies in Albany County, WY, on 2026-10-02 and found nothing");
    }

    [Fact]
    public async Task What_the_tracker_said_before_the_check_is_that_nobody_had_looked()
    {
        var client = await _app.SignedInAsync("editor");
        var day = DateOnly.FromDateTime(tracker.Clock.GetUtcNow().UtcDateTime);
        await AddAsync(client, "56003", "memorandum", "2026-09-01");

        tracker.Clock.Advance(TimeSpan.FromDays(3));

        (await StateAsync($"/jurisdictions/56003?as-of=2026-09-15&known-at={day.AddDays(-1):yyyy-MM-dd}", "memorandum")).ShouldBe("Not researched");
        (await StateAsync($"/jurisdictions/56003?as-of=2026-09-15&known-at={day:yyyy-MM-dd}", "memorandum")).ShouldBe("None found (checked 1 Sep 2026)");
        (await StateAsync("/jurisdictions/56003?as-of=2026-08-31", "memorandum")).ShouldBe("Not researched");
        (await StateAsync("/jurisdictions/56003", "memorandum")).ShouldBe("None found (checked 1 Sep 2026)");
        var history = await _app.Anonymous().GetPageAsync("/jurisdictions/56003/history");
        history.QuerySelectorAll(".history > li").Single().TextContent.ShouldContain("Looked for Memoranda of agreement in Big Horn County, WY");
    }

    [Fact]
    public async Task A_record_counts_before_a_check()
    {
        var client = await _app.SignedInAsync("editor");
        var added = await client.PostFormAsync("/records/detainer-policy/new", "/records/detainer-policy/new", new()
        {
            ["jurisdiction"] = "Campbell County, WY",
            ["holds"] = "none",
            ["started_on"] = "2020",
            ["Sources[0].Url"] = "https://example.org/campbell",
        });
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await AddAsync(client, "56005", "detainer-policy", "2026-09-01");

        (await StateAsync("/jurisdictions/56005", "detainer-policy")).ShouldBe("In force");
        (await client.GetPageAsync("/jurisdictions/56005")).QuerySelector("#detainer-policy")!.TextContent.ShouldContain("Looked for on 1 September 2026 and nothing further found");
    }

    [Fact]
    public async Task A_wrong_form_shows_each_error_at_its_field_and_keeps_everything()
    {
        var client = await _app.SignedInAsync("editor");
        var typed = new Dictionary<string, string>
        {
            ["geoid"] = "",
            ["jurisdiction"] = "Washington County",
            ["topic"] = "poems",
            ["checked_on"] = "2199-01-01",
            ["note"] = new string('n', 501),
            ["source_ref"] = "",
            ["source_find"] = "",
            ["source_url"] = "javascript:alert(1)",
            ["source_title"] = "<b>A title</b>",
            ["source_publisher"] = "A publisher",
            ["source_kind"] = "news",
            ["source_published_on"] = "2026-13",
        };

        var response = await client.PostFormAsync(Form, Form, typed);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.ReadPageAsync();
        page.QuerySelector("#jurisdiction-error")!.TextContent.ShouldContain("30 jurisdictions are called “Washington County”.");
        page.QuerySelector("#topic-error")!.TextContent.ShouldBe("Choose the topic you looked for.");
        page.QuerySelector("#checked_on-error")!.TextContent.ShouldStartWith("That day has not come yet.");
        page.QuerySelector("#note-error")!.TextContent.ShouldBe("Shorten this to 500 characters; it has 501.");
        page.QuerySelector("#source_url-error")!.TextContent.ShouldStartWith("Enter a whole address");
        page.QuerySelector("#source_published_on-error")!.TextContent.ShouldContain("is no date");
        page.QuerySelectorAll(".error-summary a").Select(a => page.QuerySelector(a.GetAttribute("href")!)).ShouldAllBe(field => field != null && field.GetAttribute("aria-invalid") == "true");
        foreach (var (name, value) in typed)
        {
            page.Fields()[name].ShouldBe(value, name);
        }
    }

    [Fact]
    public async Task The_same_check_twice_is_refused_in_words()
    {
        var client = await _app.SignedInAsync("editor");
        var first = await AddAsync(client, "56007", "practice", "2026-09-01");

        var response = await client.PostFormAsync(Form, Form, await FieldsAsync(client, "56007", "practice", "2026-09-01"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.ReadPageAsync();
        page.QuerySelector("#checked_on-error")!.TextContent.ShouldBe($"This is recorded already, as {first}: the same jurisdiction, topic, day and source. If you looked on another day or elsewhere, say so.");
        page.Fields()["source_url"].ShouldBe("https://example.org/looked");
        await AddAsync(client, "56007", "practice", "2026-09-02");
    }

    [Fact]
    public async Task Two_people_who_record_the_same_at_once_record_it_once()
    {
        var draft = (await JudgeAsync()).ShouldNotBeNull();
        (await _app.WithAsync(s => s.GetRequiredService<CheckDesk>().AddAsync(draft, new(null, "one"), Cancellation))).ShouldNotBeNull();
        (await _app.WithAsync(s => s.GetRequiredService<CheckDesk>().AddAsync(draft, new(null, "other"), Cancellation))).ShouldBeNull();

        Task<CheckDraft> JudgeAsync() => _app.WithAsync(s => s.GetRequiredService<CheckDesk>().JudgeAsync(
            new CheckInput { Jurisdiction = "Converse County, WY", Topic = "practice", CheckedOn = "2026-09-01", Source = new() { SourceRef = "source-founding" } }, null, Cancellation));
    }

    [Fact]
    public async Task A_source_that_is_there_is_chosen_by_what_was_typed_and_the_name_counts_before_an_old_pick()
    {
        var client = await _app.SignedInAsync("editor");
        var fields = await FieldsAsync(client, "56011", "memorandum", "2026-09-01");
        (fields["source_url"], fields["source_title"], fields["source_find"]) = ("", "", "ICE 287(g) participating agencies list");
        (await SourceOfAsync(client, fields)).ShouldBe("ICE 287(g) participating agencies list");

        fields["topic"] = "practice";
        fields["source_ref"] = "source-founding";
        (await SourceOfAsync(client, fields)).ShouldBe("ICE 287(g) participating agencies list");

        fields["source_find"] = "A page that nobody knows";
        var response = await client.PostFormAsync(Form, Form, fields);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector("#source_find-error")!.TextContent.ShouldBe("No source is called “A page that nobody knows”. Choose one from the list under Sources, or add a new one below.");
    }

    [Fact]
    public async Task A_deleted_checks_address_shows_its_history_and_undoing_brings_it_back()
    {
        var editor = await _app.SignedInAsync("editor");
        var checkRef = await AddAsync(editor, "56013", "task-force", "2026-09-01");
        var address = "/checks/" + checkRef;
        var contributor = await _app.SignedInAsync("contributor");
        (await contributor.GetAsync(address + "/delete", Cancellation)).Headers.Location!.ToString().ShouldContain("/not-allowed");
        (await (await _app.Anonymous().GetAsync(address + "/history", Cancellation)).ReadPageAsync()).QuerySelector(".diff")!.TextContent.ShouldContain("task-force");

        var unreasoned = await editor.PostFormAsync(address + "/delete", address + "/delete", []);
        unreasoned.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await unreasoned.ReadPageAsync()).QuerySelector("#reason-error")!.TextContent.ShouldBe("Say why the check is deleted: history keeps it.");
        var deleted = await editor.PostFormAsync(address + "/delete", address + "/delete", new() { ["reason"] = "The wrong county" });
        deleted.Headers.Location!.ToString().ShouldBe("/jurisdictions/56013");

        var gone = await _app.Anonymous().GetAsync(address, Cancellation);
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        var page = await gone.ReadPageAsync();
        page.QuerySelector("h1")!.TextContent.ShouldBe($"{checkRef} was deleted");
        page.QuerySelector("main")!.TextContent.ShouldContain("The wrong county");
        (await StateAsync("/jurisdictions/56013", "task-force")).ShouldBe("Not researched");
        (await editor.GetAsync(address + "/delete", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await _app.UndoLastAsync()).IsWhole.ShouldBeTrue();
        (await StateAsync("/jurisdictions/56013", "task-force")).ShouldBe("None found (checked 1 Sep 2026)");
        (await _app.Anonymous().GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Taking_back_what_was_saved_takes_the_check_and_its_new_source_away()
    {
        var client = await _app.SignedInAsync("editor");
        var fields = await FieldsAsync(client, "56015", "task-force", "2026-09-01");
        fields["source_url"] = "https://example.org/only-here";
        (await client.PostFormAsync(Form, Form, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await _app.UndoLastAsync()).IsWhole.ShouldBeTrue();

        (await StateAsync("/jurisdictions/56015", "task-force")).ShouldBe("Not researched");
        (await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Sources.AnyAsync(x => x.Url == "https://example.org/only-here"))).ShouldBeFalse();
    }

    [Fact]
    public async Task The_list_and_its_twins_hold_the_same_checks()
    {
        var client = await _app.SignedInAsync("editor");
        foreach (var (geoid, topic, day) in new[] { ("10001", "memorandum", "2026-01-01"), ("10003", "memorandum", "2026-03-01"), ("10005", "practice", "2026-02-01") })
        {
            await AddAsync(client, geoid, topic, day);
        }

        (await client.GetPageAsync("/checks?state=DE")).QuerySelectorAll("tbody [data-label='Looked on']").Select(c => c.TextContent).ShouldBe(["2026-03-01", "2026-02-01", "2026-01-01"]);
        (await client.GetPageAsync("/checks?state=DE&per-page=2&page=2")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        (await client.GetPageAsync("/checks?jurisdiction=10005")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        using var json = JsonDocument.Parse(await client.GetStringAsync("/checks.json?state=DE&topic=memorandum", Cancellation));
        json.RootElement.EnumerateArray().Select(c => c.GetProperty("geoid").GetString()).ShouldBe(["10003", "10001"]);
        json.RootElement[0].GetProperty("source_1_title").GetString().ShouldBe("=Looked here");
        var csv = (await client.GetStringAsync("/checks.csv?state=DE", Cancellation)).Split("\r\n");
        csv[0].ShouldEndWith("ref,geoid,state,jurisdiction,topic,checked_on,note,source_1_url,source_1_title,source_1_ref");
        csv[1].ShouldContain(",10003,DE,New Castle County,memorandum,2026-03-01,,https://example.org/looked,'=Looked here,");
        csv.Length.ShouldBe(5);
    }

    [Theory]
    [InlineData("state=ZZ", "state")]
    [InlineData("topic=poems", "topic")]
    [InlineData("topic=%00", "topic")]
    [InlineData("jurisdiction=';--", "jurisdiction")]
    [InlineData("page=0", "page")]
    [InlineData("per-page=201", "per-page")]
    public async Task A_wrong_filter_is_named(string query, string field)
    {
        foreach (var list in new[] { "/checks?", "/checks.json?", "/checks.csv?" }.Take(query.Contains("page=", StringComparison.Ordinal) ? 1 : 3))
        {
            var response = await _app.Anonymous().GetAsync(list + query, Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, list);
            (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain(field);
        }
    }

    [Fact]
    public async Task Writing_needs_an_account_a_token_and_the_right_address()
    {
        (await _app.Anonymous().GetAsync(Form, Cancellation)).Headers.Location!.ToString().ShouldContain("/sign-in?return=");
        var editor = await _app.SignedInAsync("editor");
        foreach (var action in new[] { Form, "/checks/check-000000/delete" })
        {
            (await editor.PostAsync(action, new FormUrlEncodedContent([]), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, action);
        }

        (await editor.PostFormAsync(Form, "/checks/check-000000/delete", new() { ["reason"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await editor.GetAsync("/checks/check-000000", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await editor.GetAsync("/checks/check-000000/history", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<Dictionary<string, string>> FieldsAsync(HttpClient client, string geoid, string topic, string day)
    {
        var fields = (await client.GetPageAsync($"{Form}?jurisdiction={geoid}&topic={topic}")).Fields();
        (fields["checked_on"], fields["source_url"], fields["source_title"]) = (day, "https://example.org/looked", "=Looked here");
        return fields;
    }

    private async Task<string> AddAsync(HttpClient client, string geoid, string topic, string day)
    {
        var response = await client.PostFormAsync(Form, Form, await FieldsAsync(client, geoid, topic, day));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync(Cancellation));
        var place = GeoId.Parse(geoid);
        return await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Checks
            .Where(c => c.JurisdictionGeoid == place && c.TopicSlug == topic).OrderByDescending(c => c.CheckedOn).Select(c => c.Ref).FirstAsync(Cancellation));
    }

    private static async Task<string> SourceOfAsync(HttpClient client, Dictionary<string, string> fields)
    {
        var response = await client.PostFormAsync(Form, Form, fields);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return (await client.GetPageAsync("/jurisdictions/" + fields["geoid"])).QuerySelector($"#{fields["topic"]} a[href^='/sources/']")!.TextContent;
    }

    private async Task<string> StateAsync(string address, string topic) => (await _app.Anonymous().GetPageAsync(address)).QuerySelector($"#{topic} .status")!.TextContent;
}
