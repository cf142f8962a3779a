using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Features.Accounts;

namespace Tracker.Web.Tests.Features.Accounts;

public sealed class AccessTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/jurisdictions")]
    [InlineData("/records")]
    [InlineData("/taxonomy")]
    [InlineData("/taxonomy/deputization/jail-enforcement")]
    [InlineData("/sources")]
    [InlineData("/sources/source-cited-7")]
    [InlineData("/agencies")]
    [InlineData("/changes")]
    [InlineData("/changes/1")]
    [InlineData("/data")]
    [InlineData("/healthz/ready")]
    public async Task Reading_needs_no_account(string address) =>
        (await app.Anonymous().GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("/records/memorandum/new", "contributor")]
    [InlineData("/sources/source-founding/edit", "editor")]
    [InlineData("/imports", "contributor")]
    [InlineData("/imports/mappings", "editor")]
    [InlineData("/review", "editor")]
    public async Task Writing_needs_the_role_for_it(string address, string role)
    {
        var anonymous = await app.Anonymous().GetAsync(address, TestContext.Current.CancellationToken);
        anonymous.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        anonymous.Headers.Location!.ToString().ShouldContain("/sign-in?return=");
        (await (await app.SignedInAsync(role)).GetAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        if (role == "editor")
        {
            var refused = await (await app.SignedInAsync("contributor")).GetAsync(address, TestContext.Current.CancellationToken);
            refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            refused.Headers.Location!.ToString().ShouldContain("/not-allowed");
        }
    }

    [Fact]
    public async Task The_first_administrator_is_made_by_a_link_that_works_once()
    {
        var link = await app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().InviteAsync("administrator", null, TestContext.Current.CancellationToken));
        var client = app.Anonymous();
        (await client.PostFormAsync(link, link, new() { ["Pseudonym"] = "first", ["Password"] = "short" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await client.PostFormAsync(link, link, new() { ["Pseudonym"] = "first", ["Password"] = "long enough to keep" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await client.GetAsync("/imports", TestContext.Current.CancellationToken)).Headers.Location!.ToString().ShouldBe("/account/second-factor");
        (await app.Anonymous().GetAsync(link, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().ForFirstAdministratorAsync(TestContext.Current.CancellationToken))).ShouldBeNull();
    }

    [Fact]
    public async Task A_wrong_password_is_answered_as_an_unknown_name_is()
    {
        var client = app.Anonymous();
        var wrong = await client.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = "nobody", ["Password"] = "long enough to keep" });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain("The pseudonym or the password is wrong.");
    }

    [Fact]
    public async Task A_mistyped_address_is_not_found_rather_than_sent_to_the_sign_in_page() =>
        (await app.Anonymous().GetAsync("/jurisdikshuns", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task No_page_loads_anything_from_elsewhere()
    {
        var response = await app.Anonymous().GetAsync("/", TestContext.Current.CancellationToken);
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        response.Headers.GetValues("Content-Security-Policy").Single().ShouldNotContain("unsafe-inline");
        (await response.ReadPageAsync()).QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!).ShouldAllBe(u => u.StartsWith('/'));
    }
}
