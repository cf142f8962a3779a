using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts.Tokens;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts.Tokens;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Page = "/account/tokens";
    private const string Me = "/api/v1/me";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 10, 2, 12, 0, 0, TimeSpan.Zero));
    private readonly TrackerApp _app;

    public TokenTests() => _app = new TrackerApp { Clock = _clock };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_token_is_shown_once_works_and_ends_when_it_is_revoked()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var browser = await _app.SignInAsync(person);
        var secret = await MakeAsync(browser, "nightly", 7, Scopes.Read, Scopes.Propose);
        secret.ShouldStartWith("tracker_");
        secret.Length.ShouldBe(51);
        var row = (await browser.GetPageAsync(Page)).QuerySelector("tbody tr")!;
        row.Children.SkipLast(1).Select(c => c.TextContent.Trim()).ShouldBe(["nightly", "read propose", "2026-10-02", "2026-10-09", "not used"]);
        row.OuterHtml.ShouldNotContain(secret);

        var program = _app.ProgramWith(secret);
        var me = await program.GetFromJsonAsync<JsonElement>(Me, Cancellation);
        me.GetProperty("pseudonym").GetString().ShouldBe(person.Pseudonym);
        me.GetProperty("role").GetString().ShouldBe("contributor");
        me.GetProperty("scopes").EnumerateArray().Select(s => s.GetString()).ShouldBe(["read", "propose"]);
        me.GetProperty("expires_at").GetString().ShouldBe("2026-10-09T12:00:00Z");

        (await browser.PostFormAsync(Page, Page + "/revoke", new() { ["id"] = IdIn(row) })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await ShouldBeRefusedAsync(program);
    }

    [Fact]
    public async Task A_token_works_until_the_moment_it_expires_and_is_removed_a_month_later()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var program = await _app.ProgramAsync(person, Scopes.Read);
        _clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await program.GetAsync(Me, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _clock.Advance(TimeSpan.FromSeconds(1));

        await ShouldBeRefusedAsync(program);
        (await (await _app.SignInAsync(person)).GetPageAsync(Page)).QuerySelector("tbody")!.TextContent.ShouldContain("(expired)");
        _clock.Advance(TimeSpan.FromDays(31));
        await UntilAsync(async () => await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ApiTokens.CountAsync(Cancellation)) == 0);
    }

    [Fact]
    public async Task A_disabled_account_ends_its_tokens_and_a_deleted_one_for_ever()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var program = await _app.ProgramAsync(person, Scopes.Read);
        var administrator = await _app.SignedInAsync(Roles.Administrator);
        await administrator.PostFormAsync("/admin/users", $"/admin/users/{person.Id}/disable", []);
        await ShouldBeRefusedAsync(program);
        await administrator.PostFormAsync("/admin/users", $"/admin/users/{person.Id}/enable", []);
        (await program.GetAsync(Me, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await _app.WithAsync(async s =>
        {
            var user = await s.GetRequiredService<TrackerDbContext>().Users.SingleAsync(u => u.Id == person.Id, Cancellation);
            return await s.GetRequiredService<Forgetting>().ForgetAsync(user, Roles.Administrator, Cancellation);
        });

        await ShouldBeRefusedAsync(program);
        (await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ApiTokens.CountAsync(Cancellation))).ShouldBe(0);
    }

    [Fact]
    public async Task A_lost_role_narrows_what_a_token_can_do_at_once()
    {
        var person = await _app.PersonAsync(Roles.Editor);
        var (writes, does) = (await _app.ProgramAsync(person, Scopes.Write), await _app.ProgramAsync(person, Scopes.Write, Scopes.Propose));
        await (await writes.PostAsJsonAsync("/api/v1/records/memorandum", new { }, Cancellation)).ProblemAsync(HttpStatusCode.BadRequest);
        var administrator = await _app.SignedInAsync(Roles.Administrator);

        await administrator.PostFormAsync("/admin/users", $"/admin/users/{person.Id}/role", new() { ["role"] = "contributor" });

        var refused = await (await writes.PostAsJsonAsync("/api/v1/records/memorandum", new { }, Cancellation)).ProblemAsync(HttpStatusCode.Forbidden);
        refused.GetProperty("detail").GetString()!.ShouldContain("its owner’s role may not have it any more");
        (await does.GetFromJsonAsync<JsonElement>(Me, Cancellation)).GetProperty("scopes").EnumerateArray().Select(s => s.GetString()).ShouldBe(["propose"]);
    }

    [Fact]
    public async Task A_token_without_the_scope_is_told_which_it_lacks()
    {
        var program = await _app.ProgramAsync(Roles.Editor, Scopes.Read);

        var record = await program.PostAsJsonAsync("/api/v1/records/memorandum", new { }, Cancellation);
        var file = await program.PostAsync("/api/v1/imports", new StringContent("a,b"), Cancellation);

        (await record.ProblemAsync(HttpStatusCode.Forbidden)).GetProperty("scope").EnumerateArray().Select(s => s.GetString()).ShouldBe(["write", "propose"]);
        (await file.ProblemAsync(HttpStatusCode.Forbidden)).GetProperty("scope").EnumerateArray().Select(s => s.GetString()).ShouldBe(["import"]);
        record.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer error=\"insufficient_scope\", scope=\"write propose\"");
    }

    [Fact]
    public async Task An_editors_token_ends_where_their_second_factor_does()
    {
        var person = await _app.PersonAsync(Roles.Editor);
        var program = await _app.ProgramAsync(person, Scopes.Write);
        var administrator = await _app.SignedInAsync(Roles.Administrator);

        await administrator.PostFormAsync("/admin/users", $"/admin/users/{person.Id}/forget-factors", []);

        var refused = await (await program.PostAsJsonAsync("/api/v1/records/memorandum", new { }, Cancellation)).ProblemAsync(HttpStatusCode.Forbidden);
        refused.GetProperty("detail").GetString()!.ShouldContain("second factor");
        var withoutApp = await _app.SignInAsync(await _app.PersonAsync(Roles.Editor, hasApp: false));
        (await withoutApp.GetAsync(Page, Cancellation)).Headers.Location!.ToString().ShouldBe("/account/second-factor");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer tracker_")]
    [InlineData("Bearer tracker_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer tracker_ÄÖÜAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("Bearer ' OR 1=1 --")]
    [InlineData("Basic dHJhY2tlcg==")]
    public async Task Nothing_but_a_token_is_taken(string? header)
    {
        var program = _app.Anonymous();
        if (header is not null)
        {
            program.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", header);
        }

        await ShouldBeRefusedAsync(program);
    }

    [Fact]
    public async Task A_garbled_token_is_refused_whichever_character_is_another()
    {
        var secret = await _app.TokenAsync(await _app.PersonAsync(Roles.Contributor), Scopes.Read);
        foreach (var i in (int[])[0, 8, 9, 30, 49])
        {
            await ShouldBeRefusedAsync(_app.ProgramWith(secret[..i] + (secret[i] == 'x' ? 'y' : 'x') + secret[(i + 1)..]));
        }

        await ShouldBeRefusedAsync(_app.ProgramWith(secret + "x"));
        await ShouldBeRefusedAsync(_app.ProgramWith(secret.ToUpperInvariant()));
    }

    [Fact]
    public async Task A_cookie_counts_for_nothing_where_tokens_do_and_a_token_for_nothing_elsewhere()
    {
        var person = await _app.PersonAsync(Roles.Editor);
        var browser = await _app.SignInAsync(person);
        await ShouldBeRefusedAsync(browser);
        await (await browser.PostAsJsonAsync("/api/v1/records/memorandum", new { }, Cancellation)).ProblemAsync(HttpStatusCode.Unauthorized);

        var program = await _app.ProgramAsync(person, Scopes.Read, Scopes.Propose, Scopes.Write, Scopes.Import);
        foreach (var address in (string[])["/account", "/review", "/imports", "/records/memorandum/new"])
        {
            (await program.GetAsync(address, Cancellation)).Headers.Location!.ToString().ShouldContain("/sign-in");
        }

        var answer = await program.GetAsync(Me, Cancellation);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        await (await program.GetAsync("/api/v1/nothing", Cancellation)).ProblemAsync(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_revokes_anothers_token_but_administrators_who_see_all_and_never_the_token()
    {
        var owner = await _app.PersonAsync(Roles.Contributor);
        var secrets = new[] { await _app.TokenAsync(owner, Scopes.Read), await _app.TokenAsync(owner, Scopes.Read) };
        var ids = await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ApiTokens.Select(t => t.Id).ToListAsync(Cancellation));
        var stranger = await _app.SignedInAsync(Roles.Editor);
        foreach (var id in ids.SelectMany(i => new[] { i - 1, i, i + 1 }))
        {
            (await stranger.PostFormAsync(Page, Page + "/revoke", new() { ["id"] = $"{id}" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await stranger.GetAsync("/admin/tokens", Cancellation)).Headers.Location!.ToString().ShouldContain("/not-allowed");
        var administrator = await _app.SignedInAsync(Roles.Administrator);
        var page = await administrator.GetPageAsync("/admin/tokens");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        page.QuerySelector("tbody")!.TextContent.ShouldContain(owner.Pseudonym);
        secrets.ShouldAllBe(s => !page.Source.Text.Contains(s));
        (await administrator.PostFormAsync("/admin/tokens", "/admin/tokens/revoke", new() { ["id"] = $"{ids[0]}" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await ShouldBeRefusedAsync(_app.ProgramWith(secrets[0]));
        (await _app.ProgramWith(secrets[1]).GetAsync(Me, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_its_use_only_the_day_is_kept_and_no_page_changes_by_it()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var program = await _app.ProgramAsync(person, Scopes.Read);
        var (changes, tag) = (await ChangeSetsAsync(), await TagAsync());

        await program.GetAsync(Me, Cancellation);

        (await (await _app.SignInAsync(person)).GetPageAsync(Page)).QuerySelector("tbody")!.TextContent.ShouldContain("2026-10-02");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(async () => await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ApiTokens.Select(t => t.LastUsedOn).SingleAsync(Cancellation)) == new DateOnly(2026, 10, 2));
        (await ChangeSetsAsync()).ShouldBe(changes);
        (await TagAsync()).ShouldBe(tag);
        typeof(ApiToken).GetProperties().Select(p => p.Name).ShouldBe(["Id", "UserId", "Name", "SecretHash", "Scopes", "MadeOn", "ExpiresAtUtc", "LastUsedOn"]);
    }

    [Fact]
    [Trait("Database", "sqlite")]
    public async Task The_token_stands_nowhere_in_the_database_or_the_log()
    {
        var log = new LogOfTest();
        await using var app = new TrackerApp { Log = log, Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Trace" } };
        await app.InitializeAsync();
        var browser = await app.SignedInAsync(Roles.Contributor);
        var secret = await MakeAsync(browser, "nightly", 7, Scopes.Read, Scopes.Import);
        var program = app.ProgramWith(secret);
        await program.GetAsync(Me, Cancellation);
        await program.PostAsJsonAsync("/api/v1/records/memorandum", new { }, Cancellation);
        await program.PostAsync("/api/v1/imports", new StringContent("a,b"), Cancellation);

        var files = Directory.EnumerateFiles(app.Folder, "tracker.db*").Select(ReadShared).ToList();

        log.Text.ShouldContain("/api/v1/me");
        log.Text.ShouldNotContain(secret);
        files.Count.ShouldBeGreaterThan(1);
        var bits = secret["tracker_".Length..];
        files.ShouldAllBe(f => !f.Contains(bits, StringComparison.Ordinal));
        files.ShouldContain(f => f.Contains("nightly", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "read", "7", "Give the token a name")]
    [InlineData("nightly", "", "7", "Tick what the token is for.")]
    [InlineData("nightly", "write", "7", "A token of yours can be for: read, propose, import.")]
    [InlineData("nightly", "everything", "7", "A token of yours can be for")]
    [InlineData("nightly", "read", "0", "a whole number from 1 to 365")]
    [InlineData("nightly", "read", "366", "a whole number from 1 to 365")]
    [InlineData("nightly", "read", "soon", "a whole number from 1 to 365")]
    public async Task A_wrong_form_says_what_to_do_and_makes_no_token(string name, string scope, string days, string problem)
    {
        var browser = await _app.SignedInAsync(Roles.Contributor);

        var answer = await browser.PostFormAsync(Page, Page, new() { ["Name"] = name, ["Scopes"] = scope, ["Days"] = days });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain(problem);
        (await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ApiTokens.CountAsync(Cancellation))).ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_has_tokens_without_end()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        for (var i = 0; i < TokenDesk.Most; i++)
        {
            await _app.TokenAsync(person, Scopes.Read);
        }

        var answer = await (await _app.SignInAsync(person)).PostFormAsync(Page, Page, new() { ["Name"] = "one more", ["Scopes"] = "read", ["Days"] = "1" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("You have 20 tokens");
    }

    private static async Task ShouldBeRefusedAsync(HttpClient program)
    {
        var answer = await program.GetAsync(Me, Cancellation);
        await answer.ProblemAsync(HttpStatusCode.Unauthorized);
        answer.Headers.WwwAuthenticate.ToString().ShouldStartWith("Bearer");
    }

    private static async Task<string> MakeAsync(HttpClient browser, string name, int days, params string[] scopes)
    {
        var token = await browser.TokenAsync(Page);
        using var form = new FormUrlEncodedContent([new("Name", name), new("Days", $"{days}"), .. scopes.Select(s => KeyValuePair.Create("Scopes", s)), new("__RequestVerificationToken", token)]);
        var answer = await browser.PostAsync(Page, form, Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return (await answer.ReadPageAsync()).QuerySelector("[data-token]")!.TextContent;
    }

    private static string IdIn(AngleSharp.Dom.IElement row) => row.QuerySelector("input[name=id]")!.GetAttribute("value")!;

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private Task<int> ChangeSetsAsync() => _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ChangeSets.CountAsync(Cancellation));

    private async Task<string> TagAsync() => (await _app.Anonymous().GetAsync("/records", Cancellation)).Headers.ETag!.ToString();

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var i = 0; i < 100 && !await isSo(); i++)
        {
            await Task.Delay(50, Cancellation);
        }

        (await isSo()).ShouldBeTrue();
    }
}
