using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts;

public sealed class UsersPageTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Page = "/admin/users";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_administrator_invites_somebody_who_joins_with_a_pseudonym_alone()
    {
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var link = await InviteAsync(administrator, "contributor", "");
        (await administrator.GetPageAsync(Page)).QuerySelector("[data-link]").ShouldBeNull();
        var guest = app.Anonymous();

        var answer = await guest.PostFormAsync(link, link, new() { ["Pseudonym"] = "Heron Watcher", ["Password"] = "nine herons over the ditch" });

        answer.Headers.Location!.ToString().ShouldBe("/");
        (await guest.GetPageAsync("/account")).QuerySelector(".lede")!.TextContent.ShouldContain("You are Heron Watcher, with the role contributor.");
        (await guest.GetPageAsync("/account")).QuerySelector("main")!.TextContent.ShouldContain("None is kept.");
        (await app.Anonymous().GetAsync(link, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await administrator.GetPageAsync(Page)).QuerySelector("table")!.TextContent.ShouldContain("Heron Watcher");
    }

    [Fact]
    public async Task An_invitation_that_is_taken_back_no_longer_works()
    {
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var link = await InviteAsync(administrator, "editor", "taken-back@example.org");
        var id = (await administrator.GetPageAsync(Page)).QuerySelectorAll("li form").Single(f => f.TextContent.Contains("taken-back@example.org", StringComparison.Ordinal)).QuerySelector("input[name=id]")!.GetAttribute("value")!;

        (await administrator.PostFormAsync(Page, Page + "/invitations/take-back", new() { ["id"] = id })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await app.Anonymous().GetAsync(link, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("superuser", "", "Choose the role of the new account.")]
    [InlineData("editor", "nowhere", "Enter an e-mail address such as name@example.org, or leave it open.")]
    public async Task A_wrong_invitation_says_what_to_do(string role, string email, string problem)
    {
        var administrator = await app.SignedInAsync(Roles.Administrator);

        var answer = await administrator.PostFormAsync(Page, Page + "/invite", new() { ["Role"] = role, ["Email"] = email });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain(problem);
    }

    [Fact]
    public async Task An_invited_person_can_erase_their_e_mail()
    {
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var link = await InviteAsync(administrator, "contributor", "somebody@example.org");
        var guest = app.Anonymous();
        await guest.PostFormAsync(link, link, new() { ["Pseudonym"] = "Erin Aser", ["Password"] = "nine herons over the ditch" });
        (await guest.GetPageAsync("/account")).QuerySelector("main")!.TextContent.ShouldContain("somebody@example.org");

        (await guest.PostFormAsync("/account", "/account/email/erase", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await app.WithAsync(s => s.GetRequiredService<UserManager<TrackerUser>>().FindByNameAsync("Erin Aser")))!.Email.ShouldBeNull();
    }

    [Fact]
    public async Task A_disabled_person_cannot_sign_in_until_enabled()
    {
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var person = await app.PersonAsync(Roles.Contributor);
        var form = new Dictionary<string, string>(StringComparer.Ordinal) { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password };
        await administrator.PostFormAsync(Page, $"{Page}/{person.Id}/disable", []);
        var refused = await app.Anonymous().PostFormAsync("/sign-in", "/sign-in", form);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("The pseudonym or the password is wrong.");

        await administrator.PostFormAsync(Page, $"{Page}/{person.Id}/enable", []);

        await app.SignInAsync(person);
    }

    [Fact]
    public async Task Nobody_changes_their_own_role_so_that_an_administrator_remains()
    {
        var person = await app.PersonAsync(Roles.Administrator);
        var administrator = await app.SignInAsync(person);

        foreach (var what in (string[])["role", "disable"])
        {
            var answer = await administrator.PostFormAsync(Page, $"{Page}/{person.Id}/{what}", new() { ["role"] = "contributor" });
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("This is your own account.");
        }

        (await administrator.PostFormAsync(Page, $"{Page}/no-such-id/role", new() { ["role"] = "editor" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> InviteAsync(HttpClient administrator, string role, string email)
    {
        (await administrator.PostFormAsync(Page, Page + "/invite", new() { ["Role"] = role, ["Email"] = email })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return new Uri((await administrator.GetPageAsync(Page)).QuerySelector("[data-link]")!.TextContent).AbsolutePath;
    }
}
