using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Site;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts.Leaving;

public sealed class LeavingTests : IAsyncLifetime
{
    private const string Page = "/account/delete";

    private readonly TrackerApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Database", "sqlite")]
    public async Task What_somebody_did_stays_and_no_file_holds_a_trace_of_them()
    {
        const string Pseudonym = "Zwetschgenkuchen";
        const string Email = "quittengelee@example.org";
        var link = await _app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().InviteAsync(Roles.Editor, Email, Cancellation));
        await _app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().InviteAsync(Roles.Editor, Email, Cancellation));
        var browser = _app.Anonymous();
        await browser.PostFormAsync(link, link, new() { ["Pseudonym"] = Pseudonym, ["Password"] = Person.Password });
        var user = (await UserAsync(Pseudonym))!;
        var codes = await SetUpAppAsync(browser);
        await UseAsync(browser);
        (await TracesAsync(Pseudonym, Email)).ShouldNotBeEmpty();
        (await _app.Anonymous().GetPageAsync("/changes")).QuerySelector("main")!.TextContent.ShouldContain(Pseudonym);

        (await browser.PostFormAsync(Page, Page, new() { ["Pseudonym"] = Pseudonym, ["Password"] = Person.Password, ["Code"] = codes[0] })).Headers.Location!.ToString().ShouldBe("/account/deleted");

        (await browser.GetAsync("/account", Cancellation)).Headers.Location!.ToString().ShouldContain("/sign-in");
        var changes = (await _app.Anonymous().GetPageAsync("/changes")).QuerySelector("main")!.TextContent;
        changes.ShouldContain("former contributor");
        changes.ShouldNotContain(Pseudonym);
        await UntilScrubbedAsync();
        (await TracesAsync(Pseudonym, Email, user.Id, user.NormalizedUserName!, user.NormalizedEmail!, user.PasswordHash!)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("someone else", Person.Password, "Type the pseudonym as it is written here")]
    [InlineData(null, "not the password", "The password is wrong.")]
    public async Task Nothing_is_deleted_unless_its_owner_confirms(string? pseudonym, string password, string problem)
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var browser = await _app.SignInAsync(person);

        var answer = await browser.PostFormAsync(Page, Page, new() { ["Pseudonym"] = pseudonym ?? person.Pseudonym, ["Password"] = password });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain(problem);
        (await UserAsync(person.Pseudonym)).ShouldNotBeNull();
    }

    [Fact]
    public async Task Who_has_an_app_confirms_with_its_code_too()
    {
        await _app.PersonAsync(Roles.Administrator);
        var person = await _app.PersonAsync(Roles.Administrator);
        var browser = await _app.SignInAsync(person);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password };

        var refused = await browser.PostFormAsync(Page, Page, new(fields, StringComparer.Ordinal) { ["Code"] = "000000" });
        (await refused.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("The code is wrong or was used before.");
        (await browser.PostFormAsync(Page, Page, new(fields, StringComparer.Ordinal) { ["Code"] = OneTimeCode.Of(person.AppKey!) })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await UserAsync(person.Pseudonym)).ShouldBeNull();
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var person = await _app.PersonAsync(Roles.Administrator);
        var browser = await _app.SignInAsync(person);

        var answer = await browser.PostFormAsync(Page, Page, new() { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password, ["Code"] = OneTimeCode.Of(person.AppKey!) });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("This is the only administrator who can sign in.");
        (await UserAsync(person.Pseudonym)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_administrator_deletes_anothers_account_and_not_their_own_there()
    {
        var self = await _app.PersonAsync(Roles.Administrator);
        var administrator = await _app.SignInAsync(self);
        var person = await _app.PersonAsync(Roles.Contributor);
        var browser = await _app.SignInAsync(person);
        var address = $"/admin/users/{person.Id}/delete";

        (await administrator.PostFormAsync(address, address, new() { ["Pseudonym"] = "somebody" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await administrator.PostFormAsync(address, address, new() { ["Pseudonym"] = person.Pseudonym })).Headers.Location!.ToString().ShouldBe("/admin/users");

        (await UserAsync(person.Pseudonym)).ShouldBeNull();
        (await browser.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.GetAsync($"/admin/users/{self.Id}/delete", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_may_take_the_name_that_history_gives_to_those_who_left()
    {
        var link = await _app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().InviteAsync(Roles.Contributor, null, Cancellation));

        var answer = await _app.Anonymous().PostFormAsync(link, link, new() { ["Pseudonym"] = "Former Contributor", ["Password"] = Person.Password });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("This pseudonym is taken. Choose another.");
    }

    [Fact]
    public async Task A_scrub_that_was_asked_for_before_the_program_ended_is_done_at_its_next_start()
    {
        var pending = _app.Services.GetRequiredService<PendingScrub>();
        pending.Ask();
        pending.Done("another asking");
        pending.Asked.ShouldNotBeNull();

        pending.Ring();

        await UntilScrubbedAsync();
    }

    /// <summary>As editors do: an import that is applied, settings.</summary>
    private async Task UseAsync(HttpClient browser)
    {
        var csv = "state,jurisdiction,agency,model,signed_on,source_1_url,source_1_title\r\nTX,Travis County,Travis Office,jail_enforcement,2025-03-10,https://example.org/t,A page\r\n";
        var preview = (await browser.UploadAsync("travis.csv", Encoding.UTF8.GetBytes(csv))).Headers.Location!.ToString();
        await browser.PostFormAsync(preview, preview + "/apply", []);
        await _app.WithAsync(async s =>
        {
            var db = s.GetRequiredService<TrackerDbContext>();
            (await db.ImportBatches.SingleAsync(b => "/imports/" + b.Id == preview, Cancellation)).AppliedAtUtc.ShouldNotBeNull();
            var settings = await db.SiteSettings.SingleAsync(Cancellation);
            settings.Change(SiteSettingsInput.Of(settings), "Zwetschgenkuchen", DateTime.UtcNow);
            return await db.SaveChangesAsync(Cancellation);
        });
    }

    private static async Task<IReadOnlyList<string>> SetUpAppAsync(HttpClient browser)
    {
        const string Factor = "/account/second-factor";
        await browser.PostFormAsync(Factor, Factor + "/app", []);
        var key = (await browser.GetPageAsync(Factor)).QuerySelector("[data-key]")!.TextContent;
        var page = await (await browser.PostFormAsync(Factor, Factor + "/app/confirm", new() { ["Code"] = OneTimeCode.Of(key) })).ReadPageAsync();
        return page.QuerySelectorAll("main li code, main code").Select(c => c.TextContent).ToList();
    }

    private async Task UntilScrubbedAsync()
    {
        var pending = _app.Services.GetRequiredService<PendingScrub>();
        for (var tries = 0; tries < 300 && pending.Asked is not null; tries++)
        {
            await Task.Delay(100, Cancellation);
        }

        pending.Asked.ShouldBeNull();
    }

    /// <summary>The files that hold one of the texts: the database, its log, and a copy made now.</summary>
    private async Task<IReadOnlyList<string>> TracesAsync(params string[] texts)
    {
        var copy = Path.Combine(_app.Folder, $"copy-{Guid.NewGuid():N}.db");
        await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Database.ExecuteSqlAsync($"VACUUM INTO {copy}", Cancellation));
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(_app.Folder, "*", SearchOption.AllDirectories).Where(f => f.EndsWith("tracker.db", StringComparison.Ordinal) || f.EndsWith("-wal", StringComparison.Ordinal) || f == copy))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, Cancellation);
            found.AddRange(texts.Where(t => content.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(t)) >= 0).Select(t => $"{Path.GetFileName(file)}: {t}"));
        }

        return found;
    }

    private Task<TrackerUser?> UserAsync(string pseudonym) =>
        _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Users.AsNoTracking().SingleOrDefaultAsync(u => u.Pseudonym == pseudonym, Cancellation));
}
