using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts;

public sealed class SessionTests : IClassFixture<EmptyTracker>
{
    private readonly EmptyTracker _tracker;
    private readonly TrackerApp _app;

    public SessionTests(EmptyTracker tracker) => (_tracker, _app) = (tracker, tracker.App);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copied_cookie_is_refused_right_after_signing_out()
    {
        var (browser, copy) = await BrowserAndCopyAsync(await _app.PersonAsync(Roles.Editor));

        var answer = await browser.PostFormAsync("/account", "/sign-out", []);

        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldBe("\"cache\", \"cookies\", \"storage\"");
        (await browser.GetPageAsync(answer.Headers.Location!.ToString())).QuerySelector("h1")!.TextContent.ShouldBe("You are signed out.");
        await ShouldBeOverAsync(copy);
    }

    [Fact]
    public async Task A_copied_cookie_is_refused_right_after_a_new_password()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var (browser, copy) = await BrowserAndCopyAsync(person);

        var wrong = await browser.PostFormAsync("/account", "/account/password", new() { ["Current"] = "not my password", ["New"] = "nine herons over the ditch" });
        (await wrong.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("The password you have now is another.");
        (await copy.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.PostFormAsync("/account", "/account/password", new() { ["Current"] = Person.Password, ["New"] = "nine herons over the ditch" })).Headers.Location!.ToString().ShouldBe("/sign-in");

        await ShouldBeOverAsync(copy);
        await ShouldBeOverAsync(browser);
        (await browser.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = person.Pseudonym, ["Password"] = "nine herons over the ditch" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_password_set_through_a_link_ends_all_sessions_and_signs_nobody_in()
    {
        var person = await _app.PersonAsync(Roles.Editor);
        var (browser, copy) = await BrowserAndCopyAsync(person);
        var administrator = await _app.SignedInAsync(Roles.Administrator);
        await administrator.PostFormAsync("/admin/users", $"/admin/users/{person.Id}/reset", []);
        var link = new Uri((await administrator.GetPageAsync("/admin/users")).QuerySelector("[data-link]")!.TextContent).AbsolutePath;
        (await copy.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var finder = _app.Anonymous();

        (await finder.PostFormAsync(link, link, new() { ["Password"] = "nine herons over the ditch" })).Headers.Location!.ToString().ShouldBe("/sign-in");

        await ShouldBeOverAsync(finder);
        await ShouldBeOverAsync(copy);
        await ShouldBeOverAsync(browser);
    }

    [Theory]
    [InlineData("role")]
    [InlineData("disable")]
    [InlineData("forget-factors")]
    public async Task A_copied_cookie_is_refused_right_after_an_administrator_changes_the_account(string what)
    {
        var person = await _app.PersonAsync(Roles.Editor);
        var (browser, copy) = await BrowserAndCopyAsync(person);
        var administrator = await _app.SignedInAsync(Roles.Administrator);

        (await administrator.PostFormAsync("/admin/users", $"/admin/users/{person.Id}/{what}", new() { ["role"] = "contributor" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        await ShouldBeOverAsync(copy);
        await ShouldBeOverAsync(browser);
    }

    [Fact]
    public async Task An_editors_session_ends_half_an_hour_after_its_last_use_and_a_contributors_does_not()
    {
        var editor = await _app.SignedInAsync(Roles.Editor);
        var contributor = await _app.SignedInAsync(Roles.Contributor);
        _tracker.Clock.Advance(TimeSpan.FromMinutes(29));
        (await editor.GetAsync("/imports", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        _tracker.Clock.Advance(TimeSpan.FromMinutes(29));
        (await editor.GetAsync("/imports", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        _tracker.Clock.Advance(TimeSpan.FromMinutes(31));

        await ShouldBeOverAsync(editor);
        (await contributor.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task No_session_lasts_longer_than_twelve_hours_however_much_it_is_used()
    {
        var editor = await _app.SignedInAsync(Roles.Editor);
        for (var i = 0; i < 35; i++)
        {
            _tracker.Clock.Advance(TimeSpan.FromMinutes(20));
            (await editor.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        _tracker.Clock.Advance(TimeSpan.FromMinutes(21));

        await ShouldBeOverAsync(editor);
    }

    [Fact]
    public async Task A_person_sees_their_own_sessions_and_ends_others()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var here = await _app.SignInAsync(person);
        var there = await _app.SignInAsync(person);
        var elsewhere = await _app.SignInAsync(person);
        var page = await here.GetPageAsync("/account/sessions");
        page.QuerySelectorAll("tbody tr").Length.ShouldBe(3);
        page.QuerySelector("tbody")!.TextContent.ShouldContain("2026-10-0");

        var stranger = await _app.SignedInAsync(Roles.Contributor);
        var theirs = page.QuerySelector("tbody input[name=id]")!.GetAttribute("value")!;
        (await stranger.PostFormAsync("/account/sessions", "/account/sessions/end", new() { ["id"] = theirs })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await here.PostFormAsync("/account/sessions", "/account/sessions/end", new() { ["id"] = theirs })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetPageAsync("/account/sessions")).QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        await here.PostFormAsync("/account/sessions", "/account/sessions/end-others", []);

        await ShouldBeOverAsync(there);
        await ShouldBeOverAsync(elsewhere);
        (await here.GetPageAsync("/account/sessions")).QuerySelectorAll("tbody tr").Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_cookie_belongs_to_this_host_alone_where_there_is_https()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var browser = _app.Anonymous();
        browser.BaseAddress = new Uri("https://localhost");

        var answer = await browser.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password });

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.Contains("tracker=", StringComparison.Ordinal));
        cookie.ShouldStartWith("__Host-tracker=");
        cookie.ShouldContain("; path=/; secure; samesite=lax; httponly");
        cookie.ShouldNotContain("domain");
        (await browser.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_database_holds_no_key_and_no_sign_of_who_was_where()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var cookies = new CookieContainer();
        await _app.SignInAsync(person, _app.Anonymous(cookies));
        var session = await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().UserSessions.SingleAsync(x => x.UserId == person.Id, Cancellation));

        typeof(UserSession).GetProperties().Select(p => p.Name).ShouldBe(["KeyHash", "UserId", "SecurityStamp", "Ticket", "EndsWhenIdle", "StartedAtUtc", "LastUsedAtUtc"]);
        System.Text.Encoding.Latin1.GetString(session.Ticket).ShouldNotContain(person.Pseudonym);
    }

    [Fact]
    public async Task Whoever_signs_in_anew_has_another_cookie_and_the_one_before_is_refused()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var (browser, copy) = await BrowserAndCopyAsync(person);

        await _app.SignInAsync(person, browser);

        await ShouldBeOverAsync(copy);
        (await browser.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<(HttpClient Browser, HttpClient Copy)> BrowserAndCopyAsync(Person person)
    {
        var cookies = new CookieContainer();
        var browser = await _app.SignInAsync(person, _app.Anonymous(cookies));
        var copied = new CookieContainer();
        copied.Add(cookies.GetAllCookies());
        var copy = _app.Anonymous(copied);
        (await copy.GetAsync("/account", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return (browser, copy);
    }

    private static async Task ShouldBeOverAsync(HttpClient browser)
    {
        var answer = await browser.GetAsync("/account", Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldContain("/sign-in");
    }
}
