using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using Tracker.Web.Data;
using Tracker.Web.Hosting;
using Tracker.Web.Tests.Data.Chain;
using Tracker.Web.Tests.Features.Imports.Fetching;

namespace Tracker.Web.Tests.Commands;

/// <summary>The program as a shell runs it.</summary>
public sealed class CommandTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Header = "state,jurisdiction,agency,model,source_1_url\r\n";

    [Fact]
    public async Task A_preview_writes_nothing_an_applied_file_is_there_and_an_undone_one_is_gone()
    {
        var file = await FileAsync("fine.csv", Header + "TX,Travis County,Travis County Sheriff's Office,jail_enforcement,https://example.org/1\r\n");
        var preview = await RunAsync("import", file, "--json");
        preview.ExitCode.ShouldBe(0);
        preview.Json.GetProperty("new").GetInt32().ShouldBe(1);
        preview.Json.GetProperty("batch").ValueKind.ShouldBe(JsonValueKind.Null);
        preview.Json.GetProperty("unusable").ValueKind.ShouldBe(JsonValueKind.Null);

        var applied = await RunAsync("import", file, "--apply", "--json");
        applied.ExitCode.ShouldBe(0);
        (await RunAsync("import", file, "--apply", "--json")).ExitCode.ShouldBe(3);

        var batch = applied.Json.GetProperty("batch").GetString()!;
        (await RunAsync("undo", batch, "--json")).ExitCode.ShouldBe(0);
        (await RunAsync("undo", batch, "--json")).ExitCode.ShouldBe(1);
        (await RunAsync("import", file, "--json")).Json.GetProperty("new").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_row_is_named_and_the_rest_waits_for_skip_errors()
    {
        var file = await FileAsync("mixed.csv", Header + "TX,Bexar County,Bexar County Sheriff's Office,jail_enforcement,https://example.org/1\r\nUTAHJ,Weber County,X,task_force,https://example.org/1\r\n");
        var refused = await RunAsync("import", file, "--apply", "--json");
        refused.ExitCode.ShouldBe(1);
        refused.Json.GetProperty("batch").ValueKind.ShouldBe(JsonValueKind.Null);
        var error = refused.Json.GetProperty("errors")[0];
        error.GetProperty("row").GetInt32().ShouldBe(3);
        error.GetProperty("column").GetString().ShouldBe("state");
        error.GetProperty("value").GetString().ShouldBe("UTAHJ");
        error.GetProperty("message").GetString()!.ShouldContain("Did you mean UTAH?");
        var skipped = await RunAsync("import", file, "--apply", "--skip-errors", "--json");
        skipped.ExitCode.ShouldBe(1);
        skipped.Json.GetProperty("batch").GetString().ShouldStartWith("imp-");
    }

    [Fact]
    public async Task Agencies_are_imported_once_and_the_second_time_there_is_nothing_to_do()
    {
        var file = await FileAsync("lee.csv", "ori,data_year,pub_agency_name,state_abbr,county_name,agency_type_name,population\r\nCO0010000,2025,Adams,CO,ADAMS,County,1\r\nAK0010100,2025,Anchorage,AK,ANCHORAGE,City,1\r\n");
        var applied = await RunAsync("import", file, "--as", "fbi-lee", "--apply", "--json");
        applied.ExitCode.ShouldBe(0);
        (applied.Json.GetProperty("profile").GetString(), applied.Json.GetProperty("rows").GetInt32(), applied.Json.GetProperty("new").GetInt32()).ShouldBe(("fbi-lee", 2, 2));
        applied.Json.GetProperty("ignored_columns").EnumerateArray().Select(c => c.GetString()).ShouldBe(["population"]);

        var again = await RunAsync("import", file, "--apply", "--json");
        (again.ExitCode, again.Json.GetProperty("profile").GetString(), again.Json.GetProperty("unchanged").GetInt32()).ShouldBe((3, "fbi-lee", 2));
        (await RunAsync("undo", applied.Json.GetProperty("batch").GetString()!, "--json")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_spreadsheet_with_its_own_headings_is_read_by_a_mapping()
    {
        var file = await FileAsync("own.csv", "ST,County,Office,Program,Link\r\nTX,Collin,Collin County Sheriff's Office,JEM,https://example.org/1\r\nTX,Nowhere,X,JEM,https://example.org/1\r\n");
        const string Document = """
            {"format": "tracker-mapping-1", "type": "agreement-287g", "headings": [
              {"heading": "ST", "column": "state"}, {"heading": "County", "column": "county"}, {"heading": "Office", "column": "agency"},
              {"heading": "Program", "column": "model", "values": {"JEM": "jail_enforcement"}}, {"heading": "Link", "column": "source_1_url"}]}
            """;
        var mapping = await FileAsync("own.json", Document);
        (await RunAsync("import", file, "--json")).ExitCode.ShouldBe(2);
        var applied = await RunAsync("import", file, "--mapping", mapping, "--apply", "--skip-errors", "--json");
        applied.ExitCode.ShouldBe(1);
        (applied.Json.GetProperty("profile").GetString(), applied.Json.GetProperty("new").GetInt32(), applied.Json.GetProperty("refused").GetInt32()).ShouldBe(("mapped", 1, 1));
        applied.Json.GetProperty("errors")[0].GetProperty("column").GetString().ShouldBe("County");
        applied.Json.GetProperty("batch").GetString().ShouldStartWith("imp-");

        var unknown = await RunAsync("import", file, "--mapping", "Nobody’s", "--json");
        unknown.ExitCode.ShouldBe(2);
        unknown.Json.GetProperty("unusable").GetString().ShouldBe("There is no mapping called “Nobody’s”, and no such file. No mapping has a name yet.");
    }

    [Fact]
    public async Task A_list_is_fetched_only_where_the_operator_lets_it_be()
    {
        var off = await RunAsync("import", "--from", "ice-participating", "--json");
        off.ExitCode.ShouldBe(2);
        off.Json.GetProperty("unusable").GetString().ShouldStartWith("Fetching is turned off.");
        (await RunAsync("import")).ExitCode.ShouldBe(1);

        await using var site = await StandInSite.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(app.Folder, "appsettings.json"), "{\"Tracker\":{\"Fetch\":{\"Enabled\":true,\"Lists\":{\"ice-participating\":{\"Page\":\"" + site.Address + "\"}}}}}", TestContext.Current.CancellationToken);
        site.Say("/", "<a href='/participatingAgencies05142026am.xlsx'>list</a>");
        site.Publish("/participatingAgencies05142026am.xlsx", TestWorkbook.Of(["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED", "COUNTY"], ["TEXAS", "Coke County Sheriff's Office", "Task Force Model", "5/1/2026", "Coke County"]));
        var applied = await RunAsync("import", "--from", "ice-participating", "--apply", "--json");
        (applied.ExitCode, applied.Json.GetProperty("file").GetString(), applied.Json.GetProperty("observed_on").GetString()).ShouldBe((0, "participatingAgencies05142026am.xlsx", "2026-05-14"));
        var again = await RunAsync("import", "--from", "ice-participating", "--apply", "--json");
        (again.ExitCode, again.Json.GetProperty("unusable").ValueKind).ShouldBe((3, JsonValueKind.Null));
        (await RunAsync("undo", applied.Json.GetProperty("batch").GetString()!, "--json")).ExitCode.ShouldBe(0);
        File.Delete(Path.Combine(app.Folder, "appsettings.json"));
    }

    [Fact]
    public async Task A_list_that_is_much_shorter_is_applied_only_when_somebody_insists()
    {
        const string List = "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED\r\nTEXAS,Hays County Sheriff,County,Hays County,Task Force Model,3/10/2025\r\n";
        var whole = await FileAsync("whole.csv", List + "TEXAS,Hill County Sheriff,County,Hill County,Task Force Model,3/10/2025\r\n");
        var cut = await FileAsync("cut.csv", List);
        var first = await RunAsync("import", whole, "--observed-on", "2025-03-20", "--apply", "--json");
        first.ExitCode.ShouldBe(0);

        var asked = await RunAsync("import", cut, "--observed-on", "2025-04-20", "--apply", "--json");
        (asked.ExitCode, asked.Json.GetProperty("batch").ValueKind).ShouldBe((1, JsonValueKind.Null));
        asked.Json.GetProperty("question").GetString()!.ShouldStartWith("This list has 1 row. The one of 20 March 2025 has 2: 50 % fewer.");
        var insisted = await RunAsync("import", cut, "--observed-on", "2025-04-20", "--apply", "--insist", "--json");
        insisted.ExitCode.ShouldBe(0);
        (await RunAsync("undo", insisted.Json.GetProperty("batch").GetString()!, "--json")).ExitCode.ShouldBe(0);
        (await RunAsync("undo", first.Json.GetProperty("batch").GetString()!, "--json")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_exits_with_two()
    {
        var pdf = await RunAsync("import", await FileAsync("list.csv", "%PDF-1.7"), "--json");
        pdf.ExitCode.ShouldBe(2);
        pdf.Json.GetProperty("unusable").GetString()!.ShouldContain("PDF");
        (await RunAsync("import", "/nowhere/file.csv", "--json")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task A_sound_tracker_is_verified_and_an_altered_one_has_its_first_fault_named()
    {
        var sound = await RunAsync("verify", "--json");
        (sound.ExitCode, sound.Json.GetProperty("sound").GetBoolean(), sound.Json.GetProperty("fault").ValueKind).ShouldBe((0, true, JsonValueKind.Null));
        sound.Json.GetProperty("head").GetProperty("digest").GetString()!.Length.ShouldBe(64);
        sound.Json.GetProperty("changes").GetInt64().ShouldBeGreaterThan(0);

        await using var altered = new TrackerApp();
        await altered.InitializeAsync();
        await altered.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            await db.DropTriggersAsync();
            return await db.Database.ExecuteSqlRawAsync("UPDATE \"ChangeSets\" SET \"Reason\" = 'Another' WHERE \"Id\" = 1");
        });
        var found = await RunInAsync(altered.Folder, "verify", "--json");
        var fault = found.Json.GetProperty("fault");
        (found.ExitCode, fault.GetProperty("place").GetString(), fault.GetProperty("change_set").GetInt64(), fault.GetProperty("reason").GetString()).ShouldBe((1, "history", 1L, "Another"));
    }

    [Fact]
    public async Task An_export_takes_the_filters_of_the_address()
    {
        var file = Path.Combine(app.Folder, "out.csv");
        (await RunAsync("export", "sanctuary-policy", "--out", file, "--state", "CA")).ExitCode.ShouldBe(0);
        (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Skip(1).ShouldAllBe(l => l.Contains(",CA,"));
        (await RunAsync("export", "agencies", "--out", file, "--with", "records", "--state", "CA")).ExitCode.ShouldBe(0);
        (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Skip(1).ShouldAllBe(l => l.Contains(",CA,"));
        (await RunAsync("export", "changes", "--out", file, "--origin", "starter", "--state", "CA")).ExitCode.ShouldBe(0);
        var changes = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        changes[0].ShouldEndWith("change,changed_on,by,origin,reason,records,first_records,import,took_back");
        changes.Skip(1).ShouldNotBeEmpty();
        changes.Skip(1).ShouldAllBe(l => l.Contains(",starter,"));
        (await RunAsync("export", "changes", "--out", file, "--origin", "heaven")).ExitCode.ShouldBe(2);
        (await RunAsync("export", "poems", "--out", file)).ExitCode.ShouldBe(2);
        (await RunAsync("export", "records", "--out", file, "--state", "ZZ")).ExitCode.ShouldBe(2);
    }

    private async Task<string> FileAsync(string name, string content)
    {
        var path = Path.Combine(app.Folder, name);
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        return path;
    }

    private Task<(int ExitCode, JsonElement Json)> RunAsync(params string[] arguments) => RunInAsync(app.Folder, arguments);

    private static async Task<(int ExitCode, JsonElement Json)> RunInAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(TrackerStartup).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["TRACKER_DATA"] = folder;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        output.ShouldNotContain("   at ", Case.Sensitive, await errors);
        return (process.ExitCode, output.TrimStart().StartsWith('{') ? JsonDocument.Parse(output).RootElement : default);
    }
}
