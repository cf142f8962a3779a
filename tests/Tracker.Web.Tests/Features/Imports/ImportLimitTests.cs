using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using Tracker.Web.Hosting;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>What a file may ask for is the operator's to say.</summary>
public sealed class ImportLimitTests
{
    private const string Header = "type,state,geoid,source_1_url\n";

    private static readonly Dictionary<string, string> Small = new(StringComparer.Ordinal)
    {
        ["Tracker:Imports:MaxFileBytes"] = "2000000",
        ["Tracker:Imports:MaxRows"] = "2",
        ["Tracker:Imports:MaxRowCharacters"] = "1000",
        ["Tracker:Imports:MaxSharedStrings"] = "3",
        ["Tracker:Imports:MaxUnpackedBytes"] = "100000",
    };

    [Fact]
    public async Task A_file_over_a_limit_that_is_set_is_refused_with_the_limit_and_what_to_do()
    {
        await using var app = new TrackerApp { Settings = Small };
        await app.InitializeAsync();
        var editor = await app.SignedInAsync("editor");
        (await editor.GetPageAsync("/imports")).QuerySelector("#file-hint")!.TextContent.ShouldStartWith("At most 2 MB:");
        await RefusesAsync("list.csv", new byte[2_000_001], "The file is larger than 2 MB. Split it into smaller files and try again.");
        await RefusesAsync("list.csv", Csv(Header + "x,,,\nx,,,\nx,,,"), "The file has more than 2 rows. Split it into smaller files and try again.");
        await RefusesAsync("list.csv", Csv(Header + new string('x', 1_001)), "Row 2 is longer than 1,000 characters.");
        await RefusesAsync("list.xlsx", new TestWorkbook().SharedStrings("<si/><si/><si/><si/>").Sheet("A", TestWorkbook.Rows(["a"], ["1"])).Build(), "The workbook has more than 3 different texts");
        await RefusesAsync("list.xlsx", new TestWorkbook().Sheet("A", TestWorkbook.Row(1, "a") + new string(' ', 100_000)).Build(), "The workbook has more than 0.1 MB of content when unpacked");

        async Task RefusesAsync(string name, byte[] content, string message)
        {
            var response = await editor.UploadAsync(name, content);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain(message);
        }
    }

    [Fact]
    public void What_is_not_set_keeps_its_default()
    {
        ImportLimits.From(Settings([])).ShouldBe(TableLimits.Default);
        ImportLimits.From(Settings(new() { ["Tracker:Imports:MaxRows"] = "5" })).ShouldBe(new TableLimits { MaxRows = 5 });
    }

    [Theory]
    [InlineData("MaxRows", "0", "Tracker:Imports:MaxRows is 0; set it to a number above 0.")]
    [InlineData("MaxFileBytes", "3000000000", "Tracker:Imports:MaxFileBytes is 3000000000; set it to a number above 0, at most 2,000,000,000.")]
    public void A_limit_that_cannot_be_is_named_at_the_start(string name, string value, string message) =>
        Should.Throw<InvalidOperationException>(() => ImportLimits.From(Settings(new() { ["Tracker:Imports:" + name] = value }))).Message.ShouldBe(message);

    private static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);

    private static IConfiguration Settings(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
