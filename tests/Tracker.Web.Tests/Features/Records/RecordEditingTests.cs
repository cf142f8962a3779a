using System.Net;
using System.Text.Json;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Records;

public sealed class RecordEditingTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    public static TheoryData<string> Types => [.. RecordTypes.All.Select(t => t.Slug)];

    private static Dictionary<string, string> Valid(string type)
    {
        var fields = new Dictionary<string, string>
        {
            ["jurisdiction"] = "Harris County, TX",
            ["agency"] = "Harris County Sheriff’s Office",
            ["summary"] = "A fact, told in a test.",
            ["Sources[0].Url"] = "https://example.org/" + Guid.NewGuid(),
            ["Sources[0].Title"] = "A page",
            ["Sources[0].Stance"] = "supports",
        };
        foreach (var column in RecordTypes.Of(type).Columns.Where(c => c.Required && c.Name != "agency"))
        {
            fields[column.Name] = column.Codes.Count > 0 ? column.Codes[0].Value : "Something";
        }

        return fields;
    }

    [Theory]
    [MemberData(nameof(Types))]
    public async Task Every_kind_can_be_added_edited_and_deleted(string type)
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await AddAsync(client, type);
        (await client.GetPageAsync("/records/" + recordRef)).QuerySelector("main")!.TextContent.ShouldContain("A fact, told in a test.");

        var edited = await client.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", await FieldsAsync(client, recordRef, new() { ["summary"] = "Told better." }));
        edited.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var history = await client.GetPageAsync($"/records/{recordRef}/history");
        history.QuerySelector("main")!.TextContent.ShouldContain("Told better.");

        var withoutReason = await client.PostFormAsync($"/records/{recordRef}/delete", $"/records/{recordRef}/delete", new() { ["version"] = "2" });
        withoutReason.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var deleted = await client.PostFormAsync($"/records/{recordRef}/delete", $"/records/{recordRef}/delete", new() { ["version"] = "2", ["reason"] = "A test" });
        deleted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var gone = await client.GetAsync("/records/" + recordRef, TestContext.Current.CancellationToken);
        gone.StatusCode.ShouldBe(HttpStatusCode.Gone);
        (await gone.ReadPageAsync()).QuerySelector("h1")!.TextContent.ShouldBe($"{recordRef} was deleted");
    }

    [Fact]
    public async Task An_agreement_without_its_model_shows_the_error_and_keeps_the_rest()
    {
        var client = await app.SignedInAsync("editor");
        var fields = Valid("agreement-287g");
        fields.Remove("model");
        fields["signed_on"] = "13/40/2025";
        fields["tags"] = "practice/ride-along";
        var response = await client.PostFormAsync("/records/agreement-287g/new", "/records/agreement-287g/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.ReadPageAsync();
        page.QuerySelector("#model-error")!.TextContent.ShouldBe("Choose the model of the agreement.");
        page.QuerySelector("#signed_on-error")!.TextContent.ShouldBe($"“13/40/2025” is no date. {RecordColumn.DateHelp}");
        page.QuerySelector("#signed_on")!.GetAttribute("value").ShouldBe("13/40/2025");
        page.QuerySelector("#agency")!.GetAttribute("value").ShouldBe("Harris County Sheriff’s Office");
        page.QuerySelector("[name='Sources[0].Title']")!.GetAttribute("value").ShouldBe("A page");
        page.QuerySelector("input[name=tags][value='practice/ride-along']")!.HasAttribute("checked").ShouldBeTrue();
        page.QuerySelector("[name=summary]")!.TextContent.Trim().ShouldBe("A fact, told in a test.");
    }

    [Theory]
    [InlineData("jurisdiction", "Washington County", "30 jurisdictions")]
    [InlineData("jurisdiction", "Harris Conty, TX", "Did you mean Harris County, TX (48201)")]
    [InlineData("moa_url", "javascript:alert(1)", RecordColumn.UrlHelp)]
    [InlineData("ended_on", "2001", "The agreement cannot end before it was signed.")]
    [InlineData("officers_trained", "many", "Enter a whole number, such as 12.")]
    public async Task Wrong_input_is_refused_at_its_field_in_words(string field, string value, string message)
    {
        var client = await app.SignedInAsync("editor");
        var fields = Valid("agreement-287g");
        fields["signed_on"] = "2020-01-01";
        fields[field] = value;
        var response = await client.PostFormAsync("/records/agreement-287g/new", "/records/agreement-287g/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector($"#{field}-error")!.TextContent.ShouldContain(message);
    }

    [Fact]
    public async Task A_record_without_a_source_is_refused()
    {
        var client = await app.SignedInAsync("editor");
        var fields = Valid("memorandum");
        fields.Remove("Sources[0].Url");
        fields.Remove("Sources[0].Title");
        var response = await client.PostFormAsync("/records/memorandum/new", "/records/memorandum/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("Give at least one source");
    }

    [Fact]
    public async Task A_source_that_is_there_is_chosen_by_its_reference()
    {
        var client = await app.SignedInAsync("editor");
        var fields = Valid("memorandum");
        fields.Remove("Sources[0].Url");
        fields.Remove("Sources[0].Title");
        fields["Sources[0].Find"] = "ICE 287(g) participating agencies list";
        var response = await client.PostFormAsync("/records/memorandum/new", "/records/memorandum/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(response.Headers.Location!.ToString())).QuerySelector(".citations")!.TextContent.ShouldContain("ICE 287(g) participating agencies list");
    }

    [Fact]
    public async Task A_stale_edit_shows_both_versions_and_overwrites_nothing()
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await AddAsync(client, "detainer-policy");
        var stale = await FieldsAsync(client, recordRef, new() { ["summary"] = "Mine.", ["conditions"] = "Mine too." });
        (await client.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", await FieldsAsync(client, recordRef, new() { ["summary"] = "Theirs." }))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var response = await client.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", stale);
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.ReadPageAsync();
        var summary = page.QuerySelectorAll("tr.differs").Single(r => r.QuerySelector("th")!.TextContent == "Summary");
        summary.TextContent.ShouldContain("Mine.");
        summary.TextContent.ShouldContain("Theirs.");
        (await client.GetPageAsync("/records/" + recordRef)).QuerySelector(".lede")!.TextContent.ShouldBe("Theirs.");

        var settled = page.QuerySelectorAll("form[action$='/edit'] input[type=hidden]").Where(i => i.GetAttribute("name") != "__RequestVerificationToken")
            .GroupBy(i => i.GetAttribute("name")!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().GetAttribute("value") ?? "", StringComparer.Ordinal);
        settled["keep:summary"] = "theirs";
        settled["keep:conditions"] = "yours";
        (await client.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", settled)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var saved = await client.GetPageAsync("/records/" + recordRef);
        saved.QuerySelector(".lede")!.TextContent.ShouldBe("Theirs.");
        saved.QuerySelector("main")!.TextContent.ShouldContain("Mine too.");
    }

    [Fact]
    public async Task What_only_the_other_person_changed_is_proposed_as_theirs()
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await AddAsync(client, "detainer-policy");
        var stale = await FieldsAsync(client, recordRef, new() { ["conditions"] = "Mine." });
        (await client.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", await FieldsAsync(client, recordRef, new() { ["summary"] = "Theirs." }))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var page = await (await client.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", stale)).ReadPageAsync();
        page.QuerySelector("[name='keep:summary'][checked]")!.GetAttribute("value").ShouldBe("theirs");
        page.QuerySelector("[name='keep:conditions'][checked]")!.GetAttribute("value").ShouldBe("yours");
    }

    [Fact]
    public async Task Fields_that_are_no_columns_change_nothing()
    {
        var client = await app.SignedInAsync("editor");
        var fields = Valid("agreement-287g");
        foreach (var name in new[] { "ref", "Ref", "status", "HighestVersion", "UpdatedAtUtc", "first_listed_on", "TypeSlug", "Type", "updated_on", "JurisdictionGeoid", "StartedOn", "CreatedAtUtc", "AgencyRef", "SearchText" })
        {
            fields[name] = "2001-01-01";
        }

        var response = await client.PostFormAsync("/records/agreement-287g/new", "/records/agreement-287g/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var json = JsonDocument.Parse(await client.GetStringAsync("/records.json?q=" + response.Headers.Location!.ToString().Split('/')[^1].ToLowerInvariant().Replace('-', ' '), TestContext.Current.CancellationToken));
        var record = json.RootElement[0];
        record.GetProperty("ref").GetString().ShouldStartWith("287g-");
        record.GetProperty("version").GetInt32().ShouldBe(1);
        record.GetProperty("first_listed_on").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var client = await app.SignedInAsync("administrator");
        foreach (var action in new[] { "/records/memorandum/new", "/sign-in", "/sign-out", "/imports", "/imports/imp-000000/apply", "/imports/imp-000000/undo", "/sources/source-founding/edit", "/join/x" })
        {
            var response = await client.PostAsync(action, new FormUrlEncodedContent(Valid("memorandum")), TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, action);
        }
    }

    private static async Task<string> AddAsync(HttpClient client, string type)
    {
        var response = await client.PostFormAsync($"/records/{type}/new", $"/records/{type}/new", Valid(type));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync());
        return response.Headers.Location!.ToString()["/records/".Length..];
    }

    /// <summary>The fields of the edit form as a browser would send them, some of them changed.</summary>
    private static async Task<Dictionary<string, string>> FieldsAsync(HttpClient client, string recordRef, Dictionary<string, string> changes)
    {
        var page = await client.GetPageAsync($"/records/{recordRef}/edit");
        var form = page.QuerySelector("form.form")!;
        form.QuerySelector("template")!.Remove();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var control in form.QuerySelectorAll("input[name], select[name], textarea[name]").Where(c => c.GetAttribute("name") != "__RequestVerificationToken"))
        {
            var type = control.GetAttribute("type");
            if (type is "radio" or "checkbox" && !control.HasAttribute("checked"))
            {
                continue;
            }

            fields[control.GetAttribute("name")!] = control switch
            {
                AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
                AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
                _ => control.GetAttribute("value") ?? "",
            };
        }

        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return fields;
    }
}
