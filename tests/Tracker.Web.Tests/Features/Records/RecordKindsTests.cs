using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>Walks every kind of record there is, those to come included, through everything that follows from its columns.</summary>
public sealed class RecordKindsTests(FilledKinds kinds) : IClassFixture<FilledKinds>
{
    public static TheoryData<string> Slugs => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Its_form_has_a_field_for_every_column(string slug)
    {
        var page = await kinds.Editor.GetPageAsync($"/records/{slug}/new?jurisdiction={DrawnForm.Geoid}");
        var form = page.QuerySelector("form.form")!;
        page.QuerySelector("h1")!.TextContent.ShouldBe("New " + RecordTypes.Of(slug).Name);
        form.QuerySelector("#jurisdiction")!.GetAttribute("value").ShouldBe("Harris County, TX");
        foreach (var column in RecordTypes.Of(slug).Columns.Where(c => c is { Derived: false, Hidden: false } && c.Name is not "state"))
        {
            form.QuerySelectorAll($"[name='{column.Name}']").Length.ShouldBeGreaterThan(0, column.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task What_is_typed_is_what_is_recorded(string slug)
    {
        var (recordRef, form) = await kinds.OfAsync(slug);
        var record = (await JsonAsync("/records.json?type=" + slug)).Single(r => Said(r, "ref") == recordRef);

        form.Columns.ShouldAllBe(c => Said(record, c.Name) == form.Expected(c));
        (Said(record, "type"), Said(record, "geoid"), Said(record, "agency"), Said(record, "version")).ShouldBe((slug, DrawnForm.Geoid, DrawnForm.Agency, "1"));
        RecordTypes.Of(slug).Terms.ShouldContain(Said(record, "term"));
        (Said(record, "source_1_title"), Said(record, "source_1_locator")).ShouldBe((form.Title, "row 3, “so”"));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Its_page_shows_everything_that_was_typed(string slug)
    {
        var (recordRef, form) = await kinds.OfAsync(slug);
        var page = await kinds.Reader.GetPageAsync("/records/" + recordRef);
        var text = page.QuerySelector("main")!.TextContent;

        page.QuerySelector(".kicker")!.TextContent.ShouldContain(RecordTypes.Of(slug).Name);
        page.QuerySelector(".citations")!.TextContent.ShouldContain(form.Title);
        foreach (var column in form.Columns.Where(c => c.Kind is not (FieldKind.Url or FieldKind.Refs or FieldKind.Terms) && form.Expected(c) != c.EmptyMeans))
        {
            text.ShouldContain(column.Display(form.Expected(column)), Case.Sensitive, column.Name);
        }

        page.QuerySelectorAll("main b, main i").ShouldBeEmpty("what was typed is text, not markup");
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task It_is_on_its_list_its_profile_and_in_its_history(string slug)
    {
        var (recordRef, _) = await kinds.OfAsync(slug);
        var list = await kinds.Reader.GetPageAsync($"/records?type={slug}&per-page=200");
        list.QuerySelector("h1")!.TextContent.ShouldBe(RecordTypes.Of(slug).PluralName);
        LinksTo(list, "/records/" + recordRef).ShouldBe(1);

        var profile = await kinds.Reader.GetPageAsync("/jurisdictions/" + DrawnForm.Geoid);
        LinksTo(profile, "/records/" + recordRef).ShouldBeGreaterThan(0);
        LinksTo(profile, $"/records/{slug}/new?jurisdiction={DrawnForm.Geoid}").ShouldBeGreaterThan(0);

        var history = (await kinds.Reader.GetPageAsync($"/records/{recordRef}/history")).QuerySelector("main")!.TextContent;
        history.ShouldContain("Drawn in a test");
        history.ShouldContain(DrawnForm.Geoid);
        LinksTo(await kinds.Reader.GetPageAsync($"/jurisdictions/{DrawnForm.Geoid}/history"), "/records/" + recordRef).ShouldBeGreaterThan(0);
        LinksTo(await kinds.Reader.GetPageAsync("/changes"), "/records/" + recordRef).ShouldBeGreaterThan(0);
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task It_is_filed_under_its_terms(string slug)
    {
        var (recordRef, _) = await kinds.OfAsync(slug);
        foreach (var term in RecordTypes.Of(slug).Terms)
        {
            LinksTo(await kinds.Reader.GetPageAsync("/taxonomy/" + term), $"/records/{slug}/new").ShouldBe(1, term);
        }

        var filed = (await JsonAsync("/records.json?type=" + slug)).Single(r => Said(r, "ref") == recordRef);
        (await JsonAsync("/records.json?term=" + Said(filed, "term"))).Select(r => Said(r, "ref")).ShouldContain(recordRef);
        var page = await kinds.Reader.GetPageAsync("/records/" + recordRef);
        foreach (var term in (string[])[Said(filed, "term")!, "data-sharing/lesc", "detainers"])
        {
            LinksTo(page, "/taxonomy/" + term).ShouldBeGreaterThan(0, term);
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task The_data_page_describes_its_columns_and_offers_its_files(string slug)
    {
        var type = RecordTypes.Of(slug);
        var page = await kinds.Reader.GetPageAsync("/data");
        foreach (var file in (string[])[$"/records.csv?type={slug}", $"/records.json?type={slug}", $"/data/templates/{slug}.csv"])
        {
            LinksTo(page, file).ShouldBe(1, file);
        }

        var entry = (await kinds.Reader.GetPageAsync("/data/dictionary")).GetElementById(slug)!;
        type.Columns.Select(c => c.Name).Except(entry.QuerySelectorAll("tbody th code").Select(c => c.TextContent), StringComparer.Ordinal).ShouldBeEmpty();

        var template = (await kinds.Reader.GetStringAsync($"/data/templates/{slug}.csv", Cancellation)).Trim('\uFEFF', '\r', '\n').Split(',');
        type.OwnColumns.Where(c => !c.Derived).ShouldAllBe(c => template.Contains(c.Name));
        type.Columns.Where(c => c.Derived && c.Name != "type").ShouldAllBe(c => !template.Contains(c.Name));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Its_export_given_back_changes_nothing(string slug)
    {
        var (recordRef, _) = await kinds.OfAsync(slug);
        var csv = await kinds.Reader.GetByteArrayAsync("/records.csv?type=" + slug, Cancellation);
        csv.Take(3).ShouldBe(Encoding.UTF8.Preamble.ToArray());
        Encoding.UTF8.GetString(csv).ShouldContain("\r\n" + recordRef + ",");

        var upload = await kinds.Editor.UploadAsync($"{slug}.csv", csv);
        var preview = await kinds.Editor.GetPageAsync(upload.Headers.Location!.ToString());
        preview.QuerySelector(".notice-success")!.TextContent.ShouldContain("Nothing to do");
        preview.QuerySelector(".tabs")!.TextContent.ShouldContain($"Unchanged {(await JsonAsync("/records.json?type=" + slug)).Count}");
        preview.QuerySelectorAll("dl.facts div").Single(f => f.QuerySelector("dt")!.TextContent == "Unknown columns").QuerySelector("dd")!.TextContent.ShouldBe("none");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int LinksTo(IParentNode page, string address) => page.QuerySelectorAll("main a").Count(a => a.GetAttribute("href") == address);

    private async Task<List<JsonElement>> JsonAsync(string address) =>
        [.. JsonDocument.Parse(await kinds.Reader.GetStringAsync(address, Cancellation)).RootElement.EnumerateArray()];

    /// <summary>A value of the JSON twin as the text a CSV would hold.</summary>
    private static string? Said(JsonElement record, string column) => record.GetProperty(column) switch
    {
        { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() == 0 ? null : string.Join(RecordColumn.Separator, list.EnumerateArray().Select(v => v.GetString())),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        var text => text.GetString(),
    };
}
