using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Sources;

public sealed class AttachmentTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_given_with_a_new_source_comes_back_byte_by_byte_with_its_hash_shown()
    {
        var client = await app.SignedInAsync("editor");
        var pdf = SampleFiles.Pdf("signed by the sheriff");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"), ("Sources[0].File", "C:\\scans\\MOA Doña Ana.pdf.exe", pdf));

        var anonymous = app.Anonymous();
        var page = await anonymous.GetPageAsync(await SourceOfAsync(recordRef));
        var link = page.QuerySelector("table a")!;
        link.TextContent.ShouldBe("MOA Doña Ana.pdf.exe.pdf");
        page.QuerySelector("table code")!.TextContent.ShouldBe(Sha256(pdf));
        link.GetAttribute("href").ShouldEndWith("/files/" + Sha256(pdf));

        var download = await anonymous.GetAsync(link.GetAttribute("href"), Ct);
        (await download.Content.ReadAsByteArrayAsync(Ct)).ShouldBe(pdf);
        download.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        download.Content.Headers.ContentLength.ShouldBe(pdf.Length);
        download.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        download.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("MOA Doña Ana.pdf.exe.pdf");
        download.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        download.Headers.GetValues("Content-Security-Policy").ShouldBe(["sandbox"]);
        download.Headers.ETag!.Tag.ShouldBe($"\"{Sha256(pdf)}\"");
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        var address = await AttachedAsync(SampleFiles.Pdf("cached"));
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(new EntityTagHeaderValue($"\"{Sha256(SampleFiles.Pdf("cached"))}\""));
        var response = await app.Anonymous().SendAsync(request, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await response.Content.ReadAsByteArrayAsync(Ct)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_file_of_25_megabytes_goes_in_and_comes_out_whole()
    {
        var pdf = SampleFiles.Pdf("long", length: 25_000_000);
        var address = await AttachedAsync(pdf);
        Sha256(await app.Anonymous().GetByteArrayAsync(address, Ct)).ShouldBe(Sha256(pdf));
    }

    [Fact]
    public async Task A_file_of_another_source_or_of_an_import_is_not_found()
    {
        var address = await AttachedAsync(SampleFiles.Pdf("elsewhere"));
        var client = app.Anonymous();
        (await client.GetAsync("/sources/source-founding" + address[address.IndexOf("/files/", StringComparison.Ordinal)..], Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync(address + "0", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/sources/source-gone/files/x", Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_accepted_file_is_kept_while_something_else_in_the_form_is_put_right()
    {
        var client = await app.SignedInAsync("editor");
        var pdf = SampleFiles.Pdf("kept");
        var fields = RecordFields.Of("memorandum");
        fields["ended_on"] = "2025-13";
        var refused = await client.SendFormAsync("/records/memorandum/new", "/records/memorandum/new", fields, ("Sources[0].File", "kept.pdf", pdf));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await refused.ReadPageAsync();
        page.QuerySelector("[data-source]")!.TextContent.ShouldContain("Kept: kept.pdf");

        var back = page.Fields();
        back["Sources[0].File"].ShouldBe(Sha256(pdf));
        back["ended_on"] = "";
        back["Sources[0].FileName"] = "../<b>kept</b>.pdf";
        var recordRef = await RecordFields.AddAsync(client, "memorandum", back);
        var row = (await client.GetPageAsync(await SourceOfAsync(recordRef))).QuerySelector("tbody tr")!;
        row.QuerySelector("a")!.TextContent.ShouldBe("b.pdf");
        row.QuerySelector("code")!.TextContent.ShouldBe(Sha256(pdf));
    }

    [Fact]
    public async Task A_file_is_kept_too_when_another_source_is_added_without_script()
    {
        var client = await app.SignedInAsync("editor");
        var fields = RecordFields.Of("memorandum");
        fields["add-source"] = "1";
        var page = await (await client.SendFormAsync("/records/memorandum/new", "/records/memorandum/new", fields, ("Sources[0].File", "list.csv", SampleFiles.Csv))).ReadPageAsync();
        page.Fields()["Sources[0].File"].ShouldBe(Sha256(SampleFiles.Csv));
        page.QuerySelectorAll("[data-source]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_is_kept_too_through_a_conflict()
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        var stale = (await client.GetPageAsync($"/records/{recordRef}/edit")).Fields();
        var theirs = new Dictionary<string, string>(stale, StringComparer.Ordinal) { ["summary"] = "Theirs." };
        (await client.SendFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", theirs)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var pdf = SampleFiles.Pdf("conflict");
        var conflict = await client.SendFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", stale, ("Sources[0].File", "moa.pdf", pdf));
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var settled = (await conflict.ReadPageAsync()).QuerySelectorAll("form[action$='/edit'] input[type=hidden]").Where(i => i.GetAttribute("name") != "__RequestVerificationToken")
            .GroupBy(i => i.GetAttribute("name")!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().GetAttribute("value") ?? "", StringComparer.Ordinal);
        settled["keep:summary"] = "theirs";
        (await client.SendFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", settled)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetPageAsync(await SourceOfAsync(recordRef))).QuerySelector("table code")!.TextContent.ShouldBe(Sha256(pdf));
    }

    [Fact]
    public async Task A_file_goes_to_a_source_that_was_chosen_and_the_same_content_is_kept_once()
    {
        var client = await app.SignedInAsync("editor");
        var fields = RecordFields.Of("memorandum");
        foreach (var name in fields.Keys.Where(k => k.StartsWith("Sources[0].", StringComparison.Ordinal) && !k.EndsWith("Stance", StringComparison.Ordinal)).ToList())
        {
            fields.Remove(name);
        }

        var webp = "RIFF\u0004\0\0\0WEBP"u8.ToArray();
        fields["Sources[0].Ref"] = "source-ice-participating";
        await RecordFields.AddAsync(client, "memorandum", fields, ("Sources[0].File", "seen.webp", webp));
        await RecordFields.AddAsync(client, "memorandum", fields, ("Sources[0].File", "again.webp", webp));
        var page = await client.GetPageAsync("/sources/source-ice-participating");
        page.QuerySelectorAll("table a").Select(a => a.TextContent).ShouldBe(["seen.webp"]);
        (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().StoredFiles.CountAsync(f => f.Sha256 == Sha256(webp)))).ShouldBe(1);
    }

    [Fact]
    public async Task A_source_may_be_added_on_its_own_with_a_file_and_lose_it_again()
    {
        var client = await app.SignedInAsync("editor");
        var fields = new Dictionary<string, string> { ["Title"] = "A letter", ["Publisher"] = "The county", ["Kind"] = "official_local", ["PublishedOn"] = "2025-03", ["Url"] = "", ["ArchiveUrl"] = "javascript:alert(1)" };
        var refused = await client.SendFormAsync("/sources/new", "/sources/new", fields, ("File", "letter.pdf", SampleFiles.Pdf("a letter")));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await refused.ReadPageAsync();
        page.QuerySelector("#ArchiveUrl-error")!.TextContent.ShouldContain("https://");
        var back = page.Fields();
        (back["Title"], back["Publisher"], back["PublishedOn"], back["ArchiveUrl"], back["File"]).ShouldBe(("A letter", "The county", "2025-03", "javascript:alert(1)", Sha256(SampleFiles.Pdf("a letter"))));

        back["ArchiveUrl"] = "";
        var added = await client.SendFormAsync("/sources/new", "/sources/new", back);
        added.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = added.Headers.Location!.ToString();
        var download = (await client.GetPageAsync(address)).QuerySelector("table a")!.GetAttribute("href")!;

        back.Remove("File");
        var again = await client.SendFormAsync("/sources/new", "/sources/new", back);
        again.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await again.ReadPageAsync()).QuerySelector("#Title-error")!.TextContent.ShouldContain(address["/sources/".Length..]);

        var edit = (await client.GetPageAsync(address + "/edit")).Fields();
        edit["Version"].ShouldBe("1");
        edit["detach"] = download.Split('/')[^1];
        (await client.SendFormAsync(address + "/edit", address + "/edit", edit)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync(download, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetPageAsync(address + "/edit")).Fields()["Version"].ShouldBe("2");

        (await app.UndoLastAsync()).IsWhole.ShouldBeTrue();
        (await client.GetByteArrayAsync(download, Ct)).ShouldBe(SampleFiles.Pdf("a letter"));
        (await client.GetPageAsync(address + "/edit")).Fields()["Version"].ShouldBe("1");
    }

    [Fact]
    public async Task A_refused_file_of_a_source_is_named_at_its_field_beside_a_stale_version()
    {
        var client = await app.SignedInAsync("editor");
        var address = (await AttachedAsync(SampleFiles.Pdf("stale"))).Split("/files/")[0];
        var stale = (await client.GetPageAsync(address + "/edit")).Fields();
        (await client.SendFormAsync(address + "/edit", address + "/edit", stale, ("File", "more.pdf", SampleFiles.Pdf("more")))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var response = await client.SendFormAsync(address + "/edit", address + "/edit", stale, ("File", "moa.pdf", SampleFiles.Program));
        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.ReadPageAsync();
        page.QuerySelector("#File-error")!.TextContent.ShouldContain("This is a program.");
        page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Somebody saved this source while you were editing");
        page.QuerySelectorAll("input[name=detach]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Taking_back_an_added_file_takes_the_attachment_and_leaves_the_content()
    {
        var address = await AttachedAsync(SampleFiles.Pdf("taken back"));
        (await app.UndoLastAsync()).IsWhole.ShouldBeTrue();
        (await app.Anonymous().GetAsync(address, Ct)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().StoredFiles.AnyAsync(f => f.Sha256 == Sha256(SampleFiles.Pdf("taken back"))))).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_is_not_signed_in_cannot_add_a_source()
    {
        var client = app.Anonymous();
        (await client.GetAsync("/sources/new", Ct)).Headers.Location!.ToString().ShouldContain("/sign-in");
        (await client.GetPageAsync("/sources")).QuerySelector("a[href='/sources/new']").ShouldBeNull();
    }

    /// <summary>The address of a file attached to a new source.</summary>
    private async Task<string> AttachedAsync(byte[] content)
    {
        var client = await app.SignedInAsync("editor");
        var response = await client.SendFormAsync("/sources/new", "/sources/new", new() { ["Title"] = "A source " + Guid.NewGuid() }, ("File", "moa.pdf", content));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return $"{response.Headers.Location}/files/{Sha256(content)}";
    }

    private async Task<string> SourceOfAsync(string recordRef) =>
        (await app.Anonymous().GetPageAsync("/records/" + recordRef)).QuerySelector(".citations a[href^='/sources/']")!.GetAttribute("href")!;

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
