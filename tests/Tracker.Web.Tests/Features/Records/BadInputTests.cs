using System.Net;
using AngleSharp.Html.Dom;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>Bad input is refused at its field, in words, and nothing is lost from the form.</summary>
public sealed class BadInputTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private HttpClient? _client;

    [Theory]
    [InlineData("agreement-287g", "requested_on", "2025-03-11", "signed_on", "2025-03-10", "The agreement cannot be signed before it was requested.")]
    [InlineData("agreement-287g", "signed_on", "2025-03", "effective_on", "2025-02", "The agreement cannot take effect before it was signed.")]
    [InlineData("agreement-287g", "requested_on", "2025", "effective_on", "2024-12-31", "The agreement cannot take effect before it was requested.")]
    [InlineData("agreement-287g", "signed_on", "2025-06", "ended_on", "2024", "The agreement cannot end before it was signed.")]
    [InlineData("agreement-287g", "effective_on", "2025-06", "ended_on", "2025-05", "The agreement cannot end before it was signed.")]
    [InlineData("agreement-287g", "requested_on", "2025-06", "ended_on", "5/31/2025", "The agreement cannot end before it was requested.")]
    [InlineData("memorandum", "started_on", "2025-06", "ended_on", "2024", "The memorandum cannot end before it started.")]
    [InlineData("task-force", "started_on", "2025-06-02", "ended_on", "2025-06-01", "The agency cannot leave the task force before it joined.")]
    [InlineData("detainer-policy", "started_on", "2025", "ended_on", "2024-12", "The policy cannot end before it started.")]
    [InlineData("sanctuary-policy", "proposed_on", "2018", "enacted_on", "2017", "The policy cannot be enacted before it was proposed.")]
    [InlineData("sanctuary-policy", "proposed_on", "2018", "effective_on", "2017-12-31", "The policy cannot take effect before it was proposed.")]
    [InlineData("sanctuary-policy", "proposed_on", "2018", "enjoined_on", "2017", "The policy cannot be enjoined before it was proposed.")]
    [InlineData("sanctuary-policy", "proposed_on", "2018", "amended_on", "2017", "The policy cannot be amended before it was proposed.")]
    [InlineData("sanctuary-policy", "enacted_on", "2018-02", "repealed_on", "2018-01", "The policy cannot be repealed before it was enacted.")]
    [InlineData("sanctuary-policy", "effective_on", "2018-02", "repealed_on", "2018-01-31", "The policy cannot be repealed before it was enacted.")]
    [InlineData("sanctuary-policy", "proposed_on", "2018-02", "repealed_on", "2017", "The policy cannot be repealed before it was proposed.")]
    public async Task An_end_before_the_start_is_refused(string type, string first, string earlier, string second, string later, string message) =>
        await RefusedAsync(type, new() { [first] = earlier, [second] = later }, second, message);

    [Theory]
    [InlineData("memorandum", "started_on", "2025-03", "ended_on", "2025-03")]
    [InlineData("memorandum", "started_on", "2025-06", "ended_on", "2025")]
    [InlineData("memorandum", "started_on", "2025", "ended_on", "2025-01-01")]
    [InlineData("agreement-287g", "signed_on", "2025-03-10", "ended_on", "2025-03")]
    [InlineData("agreement-287g", "signed_on", "2025-03-10", "ended_on", "2025-03-10")]
    [InlineData("sanctuary-policy", "proposed_on", "2018-12", "repealed_on", "2018")]
    public async Task Dates_of_which_some_reading_is_in_order_are_taken(string type, string first, string earlier, string second, string later)
    {
        var fields = RecordFields.Of(type);
        (fields[first], fields[second]) = (earlier, later);
        await RecordFields.AddAsync(await app.SignedInAsync("editor"), type, fields);
    }

    [Theory]
    [InlineData("2025-13")]
    [InlineData("spring 2025")]
    [InlineData("2025-02-30")]
    [InlineData("31/12/2025")]
    [InlineData("2025-3")]
    [InlineData("20250310")]
    [InlineData("0025")]
    [InlineData("2025 or 2026")]
    public async Task A_date_that_is_none_cannot_be_ordered_and_is_refused(string typed)
    {
        foreach (var type in RecordTypes.All)
        {
            var column = type.Columns.Last(c => c is { Kind: FieldKind.Date, Derived: false } && c.Group == RecordColumns.Dates);
            await RefusedAsync(type.Slug, new() { [column.Name] = typed }, column.Name, $"“{typed}” is no date. ");
        }

        await RefusedAsync("memorandum", new() { ["Sources[0].AccessedOn"] = typed }, "Sources-0-AccessedOn", $"“{typed}” is no date. ");
        await RefusedAsync("memorandum", new() { ["Sources[0].PublishedOn"] = typed }, "Sources-0-PublishedOn", $"“{typed}” is no date. ");
    }

    [Theory]
    [InlineData("tags", "nonsense", "“nonsense” is no term of the taxonomy.")]
    [InlineData("term", "nonsense", "“nonsense” is no term of the taxonomy.")]
    [InlineData("instrument", "handshake", "“handshake” is none of the values of")]
    public async Task A_tag_that_is_no_term_is_refused_and_still_seen(string field, string typed, string message) =>
        await RefusedAsync("memorandum", new() { [field] = typed }, field, message);

    [Fact]
    public async Task A_quotation_of_301_characters_is_refused_and_one_of_300_is_taken()
    {
        await RefusedAsync("memorandum", new() { ["Sources[0].Quotation"] = new string('q', 301) }, "Sources-0-Quotation", "Shorten this to 300 characters; it has 301.");

        var fields = RecordFields.Of("memorandum");
        fields["Sources[0].Quotation"] = new string('q', 300);
        await RecordFields.AddAsync(await app.SignedInAsync("editor"), "memorandum", fields);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JavaScript:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("//example.org/")]
    public async Task A_javascript_address_is_refused_wherever_one_may_stand(string typed)
    {
        await RefusedAsync("memorandum", new() { ["Sources[0].Url"] = typed }, "Sources-0-Url", RecordColumn.UrlHelp);
        await RefusedAsync("memorandum", new() { ["Sources[0].ArchiveUrl"] = typed }, "Sources-0-ArchiveUrl", RecordColumn.UrlHelp);
        await RefusedAsync("agreement-287g", new() { ["moa_url"] = typed }, "moa_url", RecordColumn.UrlHelp);
    }

    [Fact]
    public async Task A_pdf_of_30_megabytes_is_refused_at_its_field() =>
        await RefusedAsync("memorandum", [], "Sources-0-File", "“moa.pdf” has 30 MB; at most 25 MB can be attached. Attach a smaller copy.", ("Sources[0].File", "moa.pdf", SampleFiles.Pdf(length: 30_000_000)));

    [Fact]
    public async Task An_executable_named_pdf_is_refused_by_what_it_is() =>
        await RefusedAsync("memorandum", [], "Sources-0-File", "“moa.pdf”: This is a program. Attach a PDF, an image (PNG, JPEG, WebP or GIF) or a CSV file.", ("Sources[0].File", "moa.pdf", SampleFiles.Program));

    [Fact]
    public async Task A_web_page_named_csv_and_an_empty_file_are_refused()
    {
        await RefusedAsync("memorandum", [], "Sources-0-File", "This is a web page or another file of markup.", ("Sources[0].File", "list.csv", "<html><script>alert(1)</script>"u8.ToArray()));
        await RefusedAsync("memorandum", [], "Sources-0-File", "This is an empty file.", ("Sources[0].File", "list.csv", []));
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("../../tracker.db")]
    [InlineData("'; DROP TABLE \"StoredFiles\"; --")]
    public async Task A_hash_of_no_kept_file_is_refused(string typed)
    {
        var fields = RecordFields.Of("memorandum");
        (fields["Sources[0].File"], fields["Sources[0].FileName"]) = (typed, "moa.pdf");
        var page = await RefusedPageAsync("memorandum", fields);
        page.QuerySelector("#Sources-0-File-error")!.TextContent.ShouldBe("The file that was given before is no longer there. Choose it again.");
        page.Fields().Keys.ShouldNotContain("Sources[0].File");
    }

    [Fact]
    public async Task What_is_larger_than_any_form_gets_a_page_that_says_so()
    {
        var client = await app.SignedInAsync("editor");
        var response = await client.SendFormAsync("/records/memorandum/new", "/records/memorandum/new", RecordFields.Of("memorandum"), ("Sources[0].File", "moa.pdf", SampleFiles.Pdf(length: 64_100_000)));
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.ReadPageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("The file is too large");
    }

    [Fact]
    public async Task Everything_wrong_is_named_at_once()
    {
        var fields = RecordFields.Of("memorandum");
        (fields["tags"], fields["ended_on"], fields["Sources[0].Url"], fields["Sources[0].Quotation"]) = ("nonsense", "2025-13", "javascript:alert(1)", new string('q', 301));
        var page = await RefusedPageAsync("memorandum", fields, ("Sources[0].File", "moa.pdf", SampleFiles.Program));
        page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#ended_on", "#Sources-0-Url", "#Sources-0-Quotation", "#tags", "#Sources-0-File"], ignoreOrder: true);
        page.QuerySelectorAll(".error-summary a").ShouldAllBe(a => page.QuerySelector(a.GetAttribute("href")!) != null);
    }

    private async Task RefusedAsync(string type, Dictionary<string, string> bad, string id, string message, params (string Field, string Name, byte[] Content)[] files)
    {
        var fields = RecordFields.Of(type);
        foreach (var (name, value) in bad)
        {
            fields[name] = value;
        }

        var page = await RefusedPageAsync(type, fields, files);
        var error = page.QuerySelector($"#{id}-error");
        error.ShouldNotBeNull($"{type} {id}: {page.QuerySelector(".error-summary")?.TextContent}");
        error.TextContent.ShouldContain(message);
        page.GetElementById(id)!.GetAttribute("aria-describedby")!.Split(' ').ShouldContain($"{id}-error");
        page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#" + id]);
        var back = page.Fields();
        foreach (var (name, value) in fields)
        {
            back[name].Trim().ShouldBe(value.Trim(), $"{type} {name}");
        }
    }

    private async Task<IHtmlDocument> RefusedPageAsync(string type, Dictionary<string, string> fields, params (string Field, string Name, byte[] Content)[] files)
    {
        _client ??= await app.SignedInAsync("editor");
        var response = await _client.SendFormAsync($"/records/{type}/new", $"/records/{type}/new", fields, files);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        return await response.ReadPageAsync();
    }
}
