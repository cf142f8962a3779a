using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Domain.Records;
using Tracker.Web.Features.Downloads.Packages;
using Tracker.Web.Hosting;

namespace Tracker.Web.Tests.Features.Downloads.Packages;

/// <summary>Everything as one package, and back into an empty tracker.</summary>
public sealed class PackageTests(FilledTracker filled) : IClassFixture<FilledTracker>
{
    private static readonly string[] Tables = ["jurisdictions", "agencies", "sources", "checks", "sections", "terms", "claims", "lists", "list-editions", "list-rows", "listings", "dictionary"];

    [Fact]
    public void It_has_a_table_for_every_kind_and_for_what_records_hang_on()
    {
        var files = FilledTracker.Unpack(filled.Package);
        foreach (var table in RecordTypes.All.Select(t => t.Slug).Concat(Tables))
        {
            files.ShouldContainKey(table + ".csv");
            Lines(files[table + ".csv"]).ShouldBeGreaterThan(1, table);
        }

        files.Keys.ShouldContain("README.md");
        files["README.md"].ShouldContain("CC BY 4.0");
    }

    [Fact]
    public void It_says_of_each_table_how_long_it_is_and_what_its_hash_is()
    {
        var files = FilledTracker.Unpack(filled.Package);
        foreach (var resource in Resources(files))
        {
            var bytes = Encoding.UTF8.GetBytes(files[resource!["path"]!.GetValue<string>()]);
            resource["bytes"]!.GetValue<long>().ShouldBe(bytes.Length);
            resource["hash"]!.GetValue<string>().ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    [Fact]
    public void Each_column_of_each_table_is_described_in_its_order_everywhere()
    {
        var files = FilledTracker.Unpack(filled.Package);
        var csvw = JsonNode.Parse(files[CsvwJson.FileName])!["tables"]!.AsArray();
        foreach (var (resource, table) in Resources(files).Zip(csvw))
        {
            var header = files[resource!["path"]!.GetValue<string>()].Split("\r\n")[0].Split(',');
            resource["schema"]!["fields"]!.AsArray().Select(f => f!["name"]!.GetValue<string>()).ShouldBe(header);
            table!["url"]!.GetValue<string>().ShouldBe(resource["path"]!.GetValue<string>());
            table["tableSchema"]!["columns"]!.AsArray().Select(c => c!["name"]!.GetValue<string>()).ShouldBe(header);
        }
    }

    [Fact]
    public async Task An_empty_tracker_filled_with_it_gives_an_equal_package()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-empty-").FullName;
        try
        {
            var tried = await RunAsync(folder, "import", filled.Package, "--json");
            (tried.ExitCode, tried.Json.GetProperty("refused").GetInt32()).ShouldBe((0, 0), tried.Json.GetRawText());
            var applied = await RunAsync(folder, "import", filled.Package, "--apply", "--json");
            (applied.ExitCode, applied.Json.GetProperty("change_set").ValueKind).ShouldBe((0, JsonValueKind.Number), applied.Json.GetRawText());
            var again = Path.Combine(folder, "again.zip");
            (await RunAsync(folder, "export", "package", "--out", again)).ExitCode.ShouldBe(0);

            var (before, after) = (FilledTracker.Unpack(filled.Package), FilledTracker.Unpack(again));
            after.Keys.Order(StringComparer.Ordinal).ShouldBe(before.Keys.Order(StringComparer.Ordinal));
            foreach (var name in before.Keys.Where(n => n.EndsWith(".csv", StringComparison.Ordinal)))
            {
                Rows(after[name]).ShouldBe(Rows(before[name]), name);
            }

            after[CsvwJson.FileName].ShouldBe(before[CsvwJson.FileName]);
            (await RunAsync(folder, "verify")).ExitCode.ShouldBe(0);
            var twice = await RunAsync(folder, "import", filled.Package, "--apply", "--json");
            (twice.ExitCode, twice.Json.GetProperty("unusable").GetString()!.StartsWith("A data package fills an empty tracker", StringComparison.Ordinal)).ShouldBe((2, true));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task The_dictionary_that_is_kept_with_the_program_is_current()
    {
        var rows = await filled.App.WithAsync(s => ((DataDictionary)s.GetService(typeof(DataDictionary))!).RowsAsync(TestContext.Current.CancellationToken));
        var kept = await File.ReadAllTextAsync(Path.Combine(Domain.Tests.Repository.Data(""), "..", "docs", "data-dictionary.md"), TestContext.Current.CancellationToken);
        kept.ShouldBe(DataDictionary.ToMarkdown(rows), "Run: ./run dictionary --out docs/data-dictionary.md");
    }

    [Fact]
    public async Task The_dictionarys_page_tells_every_table()
    {
        var page = await filled.App.Anonymous().GetPageAsync("/data/dictionary");
        page.QuerySelectorAll("details[id]").Select(d => d.Id!).ShouldBe(RecordTypes.All.Select(t => t.Slug).Concat(Tables).Except(["dictionary"]), ignoreOrder: true);
    }

    private static JsonArray Resources(Dictionary<string, string> files) => JsonNode.Parse(files[DataPackageJson.FileName])!["resources"]!.AsArray();

    // What is listed by name may come in another order where names are equal.
    private static List<string> Rows(string csv) => [.. csv.Split("\r\n").Order(StringComparer.Ordinal)];

    private static int Lines(string csv) => csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;

    private static async Task<(int ExitCode, JsonElement Json)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(TrackerStartup).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TRACKER_DATA"] = folder;
        start.Environment["Tracker__StarterRecords"] = "false";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        output.ShouldNotContain("   at ", Case.Sensitive, await errors);
        return (process.ExitCode, output.TrimStart().StartsWith('{') ? JsonDocument.Parse(output).RootElement : default);
    }
}
