using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts.Asking;

public sealed class AskingTests : IAsyncLifetime
{
    private const string Page = "/join/ask";
    private const string Admin = "/admin/users";

    private readonly TrackerApp _app = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        await _app.ChangeSiteAsync(s => s.AllowsAsking = true);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Where_it_is_not_allowed_nobody_can_ask_and_no_link_is_shown()
    {
        var reader = _app.Anonymous();
        (await reader.GetPageAsync("/sign-in")).QuerySelector("a[href='/join/ask']").ShouldNotBeNull();
        await _app.ChangeSiteAsync(s => s.AllowsAsking = false);

        var closed = await reader.GetAsync(Page, Cancellation);
        closed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await closed.ReadPageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("Nobody can ask for an account here");
        (await reader.GetPageAsync("/sign-in")).QuerySelector("a[href='/join/ask']").ShouldBeNull();
        (await reader.PostFormAsync("/sign-in", Page, Fields("Late Comer"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await UserAsync("Late Comer")).ShouldBeNull();
    }

    [Fact]
    public async Task Who_asks_can_sign_in_once_an_administrator_has_let_them_in()
    {
        var guest = _app.Anonymous();
        (await AskAsync("Heron Watcher", "I live <near> the jail.")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var signIn = new Dictionary<string, string>(StringComparer.Ordinal) { ["Pseudonym"] = "Heron Watcher", ["Password"] = Person.Password };
        (await guest.PostFormAsync("/sign-in", "/sign-in", signIn)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var administrator = await _app.SignedInAsync(Roles.Administrator);
        var page = await administrator.GetPageAsync(Admin);
        page.QuerySelectorAll("table")[0].TextContent.ShouldContain("I live <near> the jail.");
        page.QuerySelectorAll("table")[1].TextContent.ShouldNotContain("Heron Watcher");
        var id = (await UserAsync("Heron Watcher"))!.Id;
        (await administrator.PostFormAsync(Admin, $"{Admin}/{id}/enable", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.PostFormAsync(Admin, $"{Admin}/{id}/let-in", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await guest.PostFormAsync("/sign-in", "/sign-in", signIn)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await guest.GetPageAsync("/account")).QuerySelector(".lede")!.TextContent.ShouldContain("with the role contributor");
        (await UserAsync("Heron Watcher"))!.AskedWhy.ShouldBeNull();
        (await administrator.PostFormAsync(Admin, $"{Admin}/{id}/let-in", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.PostFormAsync(Admin, $"{Admin}/{id}/decline", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_is_declined_is_forgotten()
    {
        await AskAsync("Not Wanted", "Let me in");
        var administrator = await _app.SignedInAsync(Roles.Administrator);

        (await administrator.PostFormAsync(Admin, $"{Admin}/{(await UserAsync("Not Wanted"))!.Id}/decline", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await UserAsync("Not Wanted")).ShouldBeNull();
        (await administrator.GetPageAsync(Admin)).QuerySelectorAll("table").Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("the pseudonym of another")]
    [InlineData("former contributor")]
    public async Task Nobody_learns_whether_a_pseudonym_is_taken(string taken)
    {
        if (!taken.StartsWith("former", StringComparison.Ordinal))
        {
            taken = (await _app.PersonAsync(Roles.Contributor)).Pseudonym;
        }

        var free = await (await AskAsync("Quite Free", "")).ReadPageAsync();
        var other = await (await AskAsync(taken, "")).ReadPageAsync();

        other.QuerySelector("main")!.TextContent.ShouldBe(free.QuerySelector("main")!.TextContent);
        other.Title.ShouldBe(free.Title);
    }

    [Theory]
    [InlineData("", Person.Password, "", "Choose a pseudonym")]
    [InlineData("Heron", "short", "", "12 to 128 characters")]
    [InlineData("<script>", Person.Password, "", "Use letters, digits")]
    [InlineData("Heron", Person.Password, "long", "Shorten why you want to help to 500 characters.")]
    public async Task A_wrong_form_says_what_to_do(string pseudonym, string password, string why, string problem)
    {
        var answer = await _app.Anonymous().PostFormAsync(Page, Page, new() { ["Pseudonym"] = pseudonym, ["Password"] = password, ["Why"] = why == "long" ? new string('w', 501) : why });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain(problem);
    }

    [Fact]
    public async Task One_network_cannot_ask_without_end()
    {
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
        {
            statuses.Add((await AskAsync($"Asker {i}", "")).StatusCode);
        }

        statuses.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.OK, 5), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)]);
    }

    private Task<HttpResponseMessage> AskAsync(string pseudonym, string why) => _app.Anonymous().PostFormAsync(Page, Page, Fields(pseudonym, why));

    private static Dictionary<string, string> Fields(string pseudonym, string why = "") =>
        new(StringComparer.Ordinal) { ["Pseudonym"] = pseudonym, ["Password"] = Person.Password, ["Why"] = why };

    private Task<TrackerUser?> UserAsync(string pseudonym) => _app.WithAsync(s => s.GetRequiredService<UserManager<TrackerUser>>().FindByNameAsync(pseudonym));
}
