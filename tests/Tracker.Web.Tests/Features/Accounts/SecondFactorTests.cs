using System.Net;
using AngleSharp.Html.Dom;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts;

public sealed class SecondFactorTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Page = "/account/second-factor";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("editor", "/imports")]
    [InlineData("editor", "/records/memorandum/new")]
    [InlineData("administrator", "/admin/users")]
    public async Task Editors_and_administrators_are_led_to_set_one_up_before_they_can_write(string role, string address)
    {
        var browser = await app.SignInAsync(await app.PersonAsync(role, hasApp: false));

        (await browser.GetAsync(address, Cancellation)).Headers.Location!.ToString().ShouldBe(Page);
        await SetUpAsync(browser);

        (await browser.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_is_shown_as_squares_and_as_text_and_a_wrong_code_does_not_count()
    {
        var browser = await app.SignInAsync(await app.PersonAsync(Roles.Editor, hasApp: false));
        await browser.PostFormAsync(Page, Page + "/app", []);
        var page = await browser.GetPageAsync(Page);
        page.QuerySelector("svg path")!.GetAttribute("d")!.Length.ShouldBeGreaterThan(1000);
        page.QuerySelector("svg[style], svg [style]").ShouldBeNull();

        var answer = await browser.PostFormAsync(Page, Page + "/app/confirm", new() { ["Code"] = "12345" });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await browser.GetPageAsync(Page)).QuerySelector("svg path")!.GetAttribute("d").ShouldBe(page.QuerySelector("svg path")!.GetAttribute("d"));
    }

    [Fact]
    public async Task Each_recovery_code_signs_in_once()
    {
        var person = await app.PersonAsync(Roles.Editor, hasApp: false);
        var codes = await SetUpAsync(await app.SignInAsync(person));
        codes.Count.ShouldBe(10);

        (await WithCodeAsync(person, codes[3])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await WithCodeAsync(person, codes[3])).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await WithCodeAsync(person, codes[4].ToLowerInvariant())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_stolen_password_alone_neither_writes_nor_changes_the_second_factor()
    {
        var person = await app.PersonAsync(Roles.Editor);
        var thief = app.Anonymous();
        (await thief.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password })).Headers.Location!.ToString().ShouldBe("/sign-in/code");

        (await thief.GetAsync("/imports", Cancellation)).Headers.Location!.ToString().ShouldContain("/sign-in?return=");
        (await thief.GetAsync(Page, Cancellation)).Headers.Location!.ToString().ShouldContain("/sign-in?return=");
    }

    [Fact]
    public async Task Codes_are_guessed_no_more_than_five_times_a_quarter_of_an_hour()
    {
        var person = await app.PersonAsync(Roles.Editor);
        var thief = app.Anonymous();
        await thief.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password });
        for (var i = 0; i < 5; i++)
        {
            (await thief.PostFormAsync("/sign-in/code", "/sign-in/code", new() { ["Code"] = "x" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await thief.PostFormAsync("/sign-in/code", "/sign-in/code", new() { ["Code"] = OneTimeCode.Of(person.AppKey!) })).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_contributor_needs_none_and_may_have_one_taken_away_again()
    {
        var browser = await app.SignedInAsync(Roles.Contributor);
        await SetUpAsync(browser);

        (await browser.PostFormAsync(Page, Page + "/app/remove", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await browser.GetPageAsync("/account")).QuerySelector("main")!.TextContent.ShouldContain("not set up");
        (await browser.GetPageAsync(Page)).QuerySelector("svg").ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("{\"id\":\"x\",\"rawId\":\"x\",\"type\":\"public-key\",\"response\":{},\"clientExtensionResults\":{}}")]
    public async Task What_is_no_passkey_is_refused_in_words(string credential)
    {
        var browser = await app.SignedInAsync(Roles.Editor);
        (await browser.PostFormAsync(Page, "/account/passkeys/options", [])).Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (await browser.PostFormAsync(Page, "/account/passkeys", new() { ["Credential"] = credential })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var stranger = app.Anonymous();
        (await stranger.PostFormAsync("/sign-in", "/sign-in/passkey", new() { ["Credential"] = credential })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await stranger.PostFormAsync("/sign-in", "/sign-in/passkey/options", [])).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await stranger.PostFormAsync("/sign-in", "/sign-in/passkey", new() { ["Credential"] = credential })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    /// <summary>Sets up an app as a person does; tells the recovery codes.</summary>
    private static async Task<List<string>> SetUpAsync(HttpClient browser)
    {
        (await browser.PostFormAsync(Page, Page + "/app", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var key = (await browser.GetPageAsync(Page)).QuerySelector("[data-key]")!.TextContent;
        var answer = await browser.PostFormAsync(Page, Page + "/app/confirm", new() { ["Code"] = OneTimeCode.Of(key) });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        IHtmlDocument page = await answer.ReadPageAsync();
        return page.QuerySelectorAll("li code").Select(c => c.TextContent).ToList();
    }

    private async Task<HttpResponseMessage> WithCodeAsync(Person person, string code)
    {
        var browser = app.Anonymous();
        await browser.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password });
        return await browser.PostFormAsync("/sign-in/code", "/sign-in/code", new() { ["Code"] = code });
    }
}
