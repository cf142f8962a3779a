using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Imports;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;

namespace Tracker.Web.Tests.Features.Imports;

public sealed class LeavingOutTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly string[] Counties = ["Travis", "Bexar", "Dallas", "Harris"];

    [Fact]
    public async Task A_row_that_was_left_out_is_not_written_and_can_be_taken_in_again()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, "one");

        (await ChooseAsync(client, address, "leave", 1)).QuerySelector(".tabs")!.TextContent.ShouldContain("Left out 1");
        await ChooseAsync(client, address, "leave", 2);
        var page = await ChooseAsync(client, address, "take", 1);
        page.QuerySelectorAll("tbody tr small").Count(s => s.TextContent == "left out").ShouldBe(1);
        page.QuerySelector("form.apply-bar .btn-primary")!.TextContent.ShouldBe("Apply 3 rows");

        await client.PostFormAsync(address, address + "/apply", []);
        (await AgenciesAsync("one")).ShouldBe(["Bexar one", "Harris one", "Travis one"]);
    }

    [Fact]
    public async Task All_rows_that_a_filter_shows_are_left_out_at_once()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, "group");

        var page = await ChooseAsync(client, address + "?q=DALLAS", "leave-all");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(1);
        await ChooseAsync(client, address + "?outcome=new&q=harris", "leave-all");
        (await client.GetPageAsync(address + "?left-out=yes")).QuerySelectorAll("tbody tr").Length.ShouldBe(2);

        await client.PostFormAsync(address, address + "/apply", []);
        (await AgenciesAsync("group")).ShouldBe(["Bexar group", "Travis group"]);
    }

    [Fact]
    public async Task What_was_left_out_stays_so_when_the_plan_is_made_anew()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, "anew");
        await ChooseAsync(client, address, "leave", 0);
        await client.PostFormAsync(await UploadAsync(client, "between"), (await UploadAsync(client, "between2")) + "/apply", []);

        await client.PostFormAsync(address, address + "/apply", []);
        (await AgenciesAsync("anew")).ShouldBe(["Bexar anew", "Dallas anew", "Harris anew"]);
    }

    [Fact]
    public async Task Of_an_applied_import_nothing_can_be_left_out()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, "late");
        await client.PostFormAsync(address, address + "/apply", []);

        (await client.GetPageAsync(address)).QuerySelector("input[name=rows]").ShouldBeNull();
        await client.PostFormAsync(address, address + "/rows", new() { ["choice"] = "leave-all" });
        (await client.GetPageAsync(address)).QuerySelector("[role=status]")!.TextContent.ShouldContain("is applied already");
        (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatchRows.CountAsync(r => address.EndsWith(r.BatchId) && r.LeftOut))).ShouldBe(0);
    }

    [Fact]
    public async Task Ticking_nothing_is_said_and_strange_choices_change_nothing()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, "nothing");

        await client.PostFormAsync(address, address + "/rows", new() { ["choice"] = "leave" });
        (await client.GetPageAsync(address)).QuerySelector("[role=status]")!.TextContent.ShouldContain("Tick the rows first.");
        (await client.PostFormAsync(address, address + "/rows?outcome=none", new() { ["choice"] = "leave-all" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostFormAsync(address, "/imports/imp-none/rows", new() { ["choice"] = "leave-all" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetPageAsync(address)).QuerySelector("form.apply-bar .btn-primary")!.TextContent.ShouldBe("Apply 4 rows");
    }

    [Fact]
    public async Task A_plan_that_was_cut_short_is_made_again_from_its_beginning()
    {
        var client = await app.SignedInAsync("editor");
        var address = await UploadAsync(client, "cut");
        var id = address["/imports/".Length..];
        await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatches.Where(b => b.Id == id).ExecuteUpdateAsync(b => b.SetProperty(x => x.State, ImportState.Reading)));
        await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatchRows.Where(r => r.BatchId == id && r.Ordinal > 1).ExecuteDeleteAsync());

        (await client.GetPageAsync(address)).QuerySelector("[role=status]")!.TextContent.ShouldContain("Being read");
        app.Services.GetRequiredService<ImportQueue>().Reading.Ring();
        while ((await client.GetStringAsync(address + "/progress", TestContext.Current.CancellationToken)).Contains("\"atWork\":true", StringComparison.Ordinal))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        (await client.GetPageAsync(address)).QuerySelectorAll("tbody tr").Length.ShouldBe(4);
    }

    private static async Task<string> UploadAsync(HttpClient client, string mark)
    {
        var rows = Counties.Select(c => $"TX,{c} County,{c} {mark},jail_enforcement,2025-03-10,https://example.org/{mark}/{c},A page\r\n");
        var upload = await client.UploadAsync(mark + ".csv", Encoding.UTF8.GetBytes("state,jurisdiction,agency,model,signed_on,source_1_url,source_1_title\r\n" + string.Concat(rows)));
        upload.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return upload.Headers.Location!.ToString();
    }

    private static async Task<IHtmlDocument> ChooseAsync(HttpClient client, string address, string choice, params int[] rows)
    {
        var (path, query) = address.Split('?') is [var p, var q] ? (p, "?" + q) : (address, "");
        var fields = rows.Select((r, i) => KeyValuePair.Create($"rows[{i}]", r.ToString(System.Globalization.CultureInfo.InvariantCulture))).Append(new("choice", choice)).ToDictionary();
        var response = await client.PostFormAsync(address, $"{path}/rows{query}", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        response.Headers.Location!.ToString().ShouldBe(address + "#rows");
        return await client.GetPageAsync(address);
    }

    private Task<List<string>> AgenciesAsync(string mark) => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Agencies.Where(a => a.Name.EndsWith(" " + mark)).Select(a => a.Name).OrderBy(n => n).ToListAsync());
}
