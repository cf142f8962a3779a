using System.Text.Json;

namespace Tracker.Web.Tests.Features.Records;

public sealed class ContestedTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_disputed_record_reads_contested_wherever_it_appears_with_both_sides_one_click_away()
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", Disputed());
        var to = $"/records/{recordRef}#sources";
        var page = await client.GetPageAsync("/records/" + recordRef);
        page.QuerySelectorAll("#sources ~ h3").Select(h => h.TextContent).ShouldBe(["Supports", "Disputes"]);
        page.QuerySelectorAll("#sources ~ .citations").Select(c => c.QuerySelectorAll(":scope > li").Length).ShouldBe([1, 1]);
        var source = page.QuerySelector(".citations a[href^='/sources/']")!.GetAttribute("href")!;
        var term = page.QuerySelector("dl.facts a[href^='/taxonomy/']")!.GetAttribute("href")!;
        foreach (var address in new[] { "/records/" + recordRef, "/records?q=" + recordRef.Replace('-', '+'), "/jurisdictions/48201", source, term })
        {
            (await client.GetPageAsync(address)).QuerySelectorAll("a.contested").Select(a => a.GetAttribute("href")).ShouldContain(to, address);
        }
    }

    [Fact]
    public async Task A_record_whose_sources_agree_is_not_divided()
    {
        var client = await app.SignedInAsync("editor");
        var page = await client.GetPageAsync("/records/" + await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum")));
        page.QuerySelectorAll("#sources ~ h3").ShouldBeEmpty();
        page.QuerySelector(".contested").ShouldBeNull();
    }

    [Fact]
    public async Task What_is_contested_can_be_found_and_stands_in_exports_that_hold_some()
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", Disputed());
        using var contested = JsonDocument.Parse(await client.GetStringAsync("/records.json?contested=yes", Ct));
        contested.RootElement.EnumerateArray().Select(r => r.GetProperty("ref").GetString()).ShouldContain(recordRef);
        contested.RootElement.EnumerateArray().ShouldAllBe(r => r.GetProperty("contested").GetString() == "yes");
        using var others = JsonDocument.Parse(await client.GetStringAsync("/records.json?contested=no", Ct));
        others.RootElement.EnumerateArray().ShouldAllBe(r => r.GetProperty("ref").GetString() != recordRef);
        others.RootElement[0].TryGetProperty("contested", out _).ShouldBeFalse();
        (await client.GetPageAsync("/records?contested=yes")).QuerySelector("#f-contested option[selected]")!.TextContent.ShouldBe("Contested");
        (await client.GetAsync("/records?contested=maybe", Ct)).StatusCode.ShouldBe(System.Net.HttpStatusCode.BadRequest);

        (await HeaderAsync(client, "/records.csv?type=detainer-policy")).ShouldNotContain(h => h == "contested" || h.EndsWith("archive_url", StringComparison.Ordinal));
        var header = await HeaderAsync(client, "/records.csv?type=memorandum");
        header[Array.IndexOf(header, "status") + 1].ShouldBe("contested");
        header[Array.IndexOf(header, "source_2_accessed_on") + 1].ShouldBe("source_2_archive_url");

        var back = await client.UploadAsync("back.csv", await client.GetByteArrayAsync("/records.csv?type=memorandum", Ct));
        var preview = await client.GetPageAsync(back.Headers.Location!.ToString());
        preview.QuerySelector(".notice-success")!.TextContent.ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task A_citations_archived_copy_goes_before_the_sources_own()
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        var page = await client.GetPageAsync("/records/" + recordRef);
        Archived(page).ShouldBe("https://archive.example/1");
        var edit = page.QuerySelector(".citations a[href^='/sources/']")!.GetAttribute("href") + "/edit";
        var source = (await client.GetPageAsync(edit)).Fields();
        source["ArchiveUrl"] = "https://archive.example/source";
        await client.PostFormAsync(edit, edit, source);
        Archived(await client.GetPageAsync("/records/" + recordRef)).ShouldBe("https://archive.example/1");

        var record = (await client.GetPageAsync($"/records/{recordRef}/edit")).Fields();
        record["Sources[0].ArchiveUrl"].ShouldBe("https://archive.example/1");
        record["Sources[0].ArchiveUrl"] = "";
        await client.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", record);
        Archived(await client.GetPageAsync("/records/" + recordRef)).ShouldBe("https://archive.example/source");
    }

    private static string? Archived(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelectorAll(".citations a").Single(a => a.TextContent == "archived copy").GetAttribute("href");

    private static Dictionary<string, string> Disputed()
    {
        var fields = RecordFields.Of("memorandum");
        fields["Sources[1].Url"] = "https://example.org/" + Guid.NewGuid();
        fields["Sources[1].Title"] = "A denial";
        fields["Sources[1].Stance"] = "disputes";
        return fields;
    }

    private static async Task<string[]> HeaderAsync(HttpClient client, string address) =>
        (await client.GetStringAsync(address, Ct)).Split("\r\n")[0].TrimStart('\uFEFF').Split(',');
}
