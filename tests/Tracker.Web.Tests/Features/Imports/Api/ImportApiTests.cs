using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Imports;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Imports.Api;

public sealed class ImportApiTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Address = "/api/v1/imports";
    private const string Header = "state,jurisdiction,agency,model,source_1_url\r\n";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("raw")]
    [InlineData("form")]
    [InlineData("as curl sends it")]
    public async Task A_file_is_previewed_then_applied_and_has_nothing_to_do_the_third_time(string how)
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Import);
        var file = Header + $"TX,Travis County,Travis County Sheriff's Office,jail_enforcement,https://example.org/{Guid.NewGuid()}\r\n";

        var preview = await program.PostAsync(Address + "?name=fine.csv", Content(file, how), Cancellation);
        preview.StatusCode.ShouldBe(HttpStatusCode.Created, await preview.Content.ReadAsStringAsync(Cancellation));
        var report = await preview.JsonAsync();
        report.EnumerateObject().Select(p => p.Name).ShouldBe(["file", "profile", "observed_on", "rows", "new", "changed", "unchanged", "conflict", "refused", "gone", "ignored_columns", "errors", "unusable", "batch"]);
        (report.GetProperty("file").GetString(), report.GetProperty("new").GetInt32(), report.GetProperty("batch").GetString()).ShouldBe(("fine.csv", 1, null));
        var address = preview.Headers.Location!.ToString();
        (await (await app.SignedInAsync(Roles.Editor)).GetPageAsync(address)).QuerySelector("main")!.TextContent.ShouldContain("Travis County");

        var applied = await program.PostAsync(Address + "?name=fine.csv&apply=true", Content(file, how), Cancellation);
        applied.StatusCode.ShouldBe(HttpStatusCode.OK, await applied.Content.ReadAsStringAsync(Cancellation));
        var batch = (await applied.JsonAsync()).GetProperty("batch").GetString()!;
        (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatches.SingleAsync(b => b.Id == batch, Cancellation))).State.ShouldBe(ImportState.Applied);

        var third = await (await program.PostAsync(Address + "?apply=true", Content(file, how), Cancellation)).JsonAsync();
        (third.GetProperty("unchanged").GetInt32(), third.GetProperty("batch").GetString()).ShouldBe((1, null));
    }

    [Fact]
    public async Task Rows_that_are_refused_are_named_and_the_rest_waits_for_skip_errors()
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Import);
        var file = Header + $"TX,Bexar County,Bexar County Sheriff's Office,jail_enforcement,https://example.org/{Guid.NewGuid()}\r\nUTAHJ,Weber County,X,task_force,https://example.org/1\r\n";

        var refused = await program.PostAsync(Address + "?apply=true", Content(file), Cancellation);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var error = (await refused.JsonAsync()).GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        (error.GetProperty("row").GetInt32(), error.GetProperty("column").GetString(), error.GetProperty("value").GetString()).ShouldBe((3, "state", "UTAHJ"));
        (await (await program.PostAsync(Address + "?apply=true&skip-errors=true", Content(file), Cancellation)).JsonAsync()).GetProperty("batch").GetString()!.ShouldStartWith("imp-");
    }

    [Fact]
    public async Task A_contributors_file_is_previewed_for_them_to_propose_and_never_applied()
    {
        var person = await app.PersonAsync(Roles.Contributor);
        var program = await app.ProgramAsync(person, Scopes.Import);
        var file = Header + $"TX,Hays County,Hays County Sheriff's Office,jail_enforcement,https://example.org/{Guid.NewGuid()}\r\n";
        await (await program.PostAsync(Address + "?apply=true", Content(file), Cancellation)).ProblemAsync(HttpStatusCode.Forbidden);

        var preview = (await program.PostAsync(Address, Content(file), Cancellation)).Headers.Location!.ToString();

        (await (await app.SignInAsync(person)).GetAsync(preview, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await app.SignedInAsync(Roles.Contributor)).GetAsync(preview, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("?as=anything", "as")]
    [InlineData("?observed-on=spring", "observed-on")]
    [InlineData("?apply=yes", "apply")]
    [InlineData("?encoding=latin", "encoding")]
    public async Task A_wrong_word_in_the_address_is_named(string query, string field)
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Import);

        var problem = await (await program.PostAsync(Address + query, Content(Header), Cancellation)).ProblemAsync(HttpStatusCode.BadRequest);

        problem.GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([field]);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_or_is_none_is_refused_with_the_reason()
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Import);

        var pdf = await program.PostAsync(Address, new ByteArrayContent(SampleFiles.Pdf()), Cancellation);
        pdf.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await pdf.JsonAsync()).GetProperty("unusable").GetString()!.ShouldContain("PDF");
        await (await program.PostAsync(Address, new ByteArrayContent([]), Cancellation)).ProblemAsync(HttpStatusCode.BadRequest);
        using var two = new MultipartFormDataContent { { new StringContent(Header), "file", "a.csv" }, { new StringContent(Header), "file", "b.csv" } };
        await (await program.PostAsync(Address, two, Cancellation)).ProblemAsync(HttpStatusCode.BadRequest);
        using var broken = new StringContent("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\na,b");
        broken.Headers.Remove("Content-Type");
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        await (await program.PostAsync(Address, broken, Cancellation)).ProblemAsync(HttpStatusCode.BadRequest);
    }

    private static HttpContent Content(string text, string how = "raw")
    {
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        if (how == "form")
        {
            return new MultipartFormDataContent { { file, "file", "fine.csv" } };
        }

        if (how == "as curl sends it")
        {
            file.Headers.ContentType = new("application/x-www-form-urlencoded");
        }

        return file;
    }
}
