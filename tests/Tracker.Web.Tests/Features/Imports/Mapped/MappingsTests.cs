using System.Net;
using System.Text;

namespace Tracker.Web.Tests.Features.Imports.Mapped;

public sealed class MappingsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Document = """
        {"format": "tracker-mapping-1", "name": "NAME", "type": "agreement-287g", "headings": [
          {"heading": "NAME place", "column": "place"}, {"heading": "Office", "column": "agency"},
          {"heading": "Program", "column": "model", "values": {"JEM": "jail_enforcement"}}, {"heading": "Remarks"}],
         "fixed": {"source_1_url": "https://example.org/list"}}
        """;

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mapping_that_is_brought_reads_files_at_once_and_is_given_away_as_it_came()
    {
        var editor = await app.SignedInAsync("editor");
        var address = await BringAsync(editor, "Tarrant");
        var page = await editor.GetPageAsync(address);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Tarrant");
        page.QuerySelector("tbody")!.TextContent.ShouldContain("“JEM”: Jail Enforcement Model");

        var upload = await editor.UploadAsync("own.csv", Encoding.UTF8.GetBytes("Tarrant place,Office,Program,Remarks\r\n\"Tarrant County, TX\",Tarrant County Sheriff's Office,JEM,x\r\n"));
        upload.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await editor.GetPageAsync(upload.Headers.Location!.ToString())).QuerySelector(".tabs")!.TextContent.ShouldContain("New 1");

        var file = await editor.GetByteArrayAsync(address + ".json", Cancellation);
        var back = await editor.SendFormAsync("/imports/mappings", "/imports/mappings", new() { ["name"] = "Tarrant again" }, ("file", "mapping.json", file));
        back.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Encoding.UTF8.GetString(await editor.GetByteArrayAsync(back.Headers.Location + ".json", Cancellation)).Replace("Tarrant again", "Tarrant", StringComparison.Ordinal).ShouldBe(Encoding.UTF8.GetString(file));
    }

    [Fact]
    public async Task It_is_renamed_and_deleted_by_whoever_imports_and_no_two_have_one_name()
    {
        var editor = await app.SignedInAsync("editor");
        var address = await BringAsync(editor, "First");
        await BringAsync(editor, "Second");
        var taken = await editor.PostFormAsync(address, address + "/rename", new() { ["name"] = "SECOND " });
        taken.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await taken.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("There is a mapping called “SECOND” already.");
        (await editor.PostFormAsync(address, address + "/rename", new() { ["name"] = "–" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await editor.PostFormAsync(address, address + "/rename", new() { ["name"] = "Third" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await editor.GetPageAsync("/imports/mappings")).QuerySelector("tbody")!.TextContent.ShouldContain("Third");
        (await editor.GetPageAsync("/imports")).QuerySelector("#profile")!.TextContent.ShouldContain("Mapping: Third");
        (await editor.PostFormAsync(address, address + "/delete", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await editor.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await editor.GetAsync(address + ".json", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", "Choose the JSON file of a mapping.")]
    [InlineData("{", "This is no mapping.")]
    [InlineData("{\"format\":\"tracker-mapping-1\",\"headings\":[{\"heading\":\"x\",\"column\":\"password\"}]}", "“password” is no column")]
    public async Task A_file_that_is_no_mapping_is_refused_in_words(string content, string expected)
    {
        var editor = await app.SignedInAsync("editor");
        var response = await editor.SendFormAsync("/imports/mappings", "/imports/mappings", [], ("file", "mapping.json", Encoding.UTF8.GetBytes(content)));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain(expected);
    }

    [Fact]
    public async Task A_mapping_that_is_chosen_for_a_file_without_its_headings_leads_to_the_page_that_asks()
    {
        var editor = await app.SignedInAsync("editor");
        var mapping = (await BringAsync(editor, "Chosen")).Split('/')[^1];
        var response = await editor.UploadAsync("own.csv", Encoding.UTF8.GetBytes("Where,Office\r\nx,y\r\n"), new() { ["profile"] = mapping });
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await response.ReadPageAsync();
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("“Chosen place”, “Program”, which this file does not have");
        page.QuerySelector("#c1 option[selected]")!.GetAttribute("value").ShouldBe("agency");
    }

    private static async Task<string> BringAsync(HttpClient editor, string name)
    {
        var response = await editor.SendFormAsync("/imports/mappings", "/imports/mappings", [], ("file", "mapping.json", Encoding.UTF8.GetBytes(Document.Replace("NAME", name, StringComparison.Ordinal))));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.ToString();
    }
}
