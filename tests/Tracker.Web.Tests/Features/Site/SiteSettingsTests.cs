using System.Net;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Site;

public sealed class SiteSettingsTests : IAsyncLifetime
{
    private const string Page = "/admin/settings";

    private readonly TrackerApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_new_name_shows_at_once_on_pages_that_are_kept()
    {
        var reader = _app.Anonymous();
        (await reader.GetPageAsync("/records")).Title.ShouldBe("Records – Jurisdiction Cooperation Tracker");
        await SaveAsync(fields => (fields["Name"], fields["Description"]) = ("Ohio <Watch>", "Who helps in Ohio."));

        (await reader.GetPageAsync("/records")).Title.ShouldBe("Records – Ohio <Watch>");
        var front = await reader.GetPageAsync("/");
        front.QuerySelector(".masthead-name")!.TextContent.ShouldBe("Ohio <Watch>");
        front.QuerySelector(".lede")!.TextContent.ShouldBe("Who helps in Ohio.");
    }

    [Fact]
    public async Task A_change_that_another_node_made_shows_at_once_too()
    {
        var reader = _app.Anonymous();
        (await reader.GetPageAsync("/about")).QuerySelector("main")!.TextContent.ShouldContain("has not written anything about themselves yet");
        await _app.ChangeSiteAsync(s => s.Contact = "Write to us.\n\n<b>Or call</b>.");

        var about = await reader.GetPageAsync("/about");
        about.QuerySelectorAll("section p").Select(p => p.TextContent).ShouldBe(["Write to us.", "<b>Or call</b>."]);
    }

    [Fact]
    public async Task The_page_says_who_changed_the_settings_last()
    {
        var person = await _app.PersonAsync(Roles.Administrator);
        var administrator = await _app.SignInAsync(person);
        (await administrator.GetPageAsync(Page)).QuerySelector("main")!.TextContent.ShouldNotContain("Last changed");
        await SaveAsync(fields => fields["AllowsAsking"] = "true", administrator);

        var page = await administrator.GetPageAsync(Page);
        page.QuerySelector("main")!.TextContent.ShouldContain($"Last changed by {person.Pseudonym} on {DateTime.UtcNow:yyyy-MM-dd}.");
        page.Fields()["AllowsAsking"].ShouldBe("true");
    }

    [Fact]
    public async Task A_form_that_is_out_of_date_saves_nothing_and_shows_both()
    {
        var administrator = await _app.SignedInAsync(Roles.Administrator);
        var old = (await administrator.GetPageAsync(Page)).Fields();
        await SaveAsync(fields => fields["Name"] = "Theirs");

        old["Name"] = "Mine";
        var answer = await administrator.PostFormAsync(Page, Page, old);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await answer.ReadPageAsync();
        page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Somebody has changed the settings since you opened this page.");
        page.QuerySelector("dl")!.TextContent.ShouldContain("Theirs");
        page.Fields()["Name"].ShouldBe("Mine");
        (await administrator.PostFormAsync(Page, Page, page.Fields())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.GetPageAsync(Page)).Fields()["Name"].ShouldBe("Mine");
    }

    [Fact]
    public async Task A_wrong_form_says_what_to_do_and_keeps_the_rest()
    {
        var administrator = await _app.SignedInAsync(Roles.Administrator);
        var fields = (await administrator.GetPageAsync(Page)).Fields();
        (fields["Name"], fields["About"], fields["ProposalDays"]) = ("", "About us", "never");

        var answer = await administrator.PostFormAsync(Page, Page, fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.ReadPageAsync();
        page.QuerySelectorAll("[role=alert] li").Select(l => l.TextContent).ShouldBe(["Enter the name of the site.", "Enter a number of days from 1 to 3650."]);
        page.Fields()["About"].ShouldBe("About us");
        fields["AllowsAsking"] = "perhaps";
        (await administrator.PostFormAsync(Page, Page, fields)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    [Trait("Database", "sqlite")]
    public async Task A_signed_in_reader_asks_for_the_settings_with_one_command()
    {
        var person = await _app.SignedInAsync(Roles.Contributor);
        await person.GetPageAsync("/about");
        using var asked = new CommandCount(_app);
        await person.GetPageAsync("/about");
        asked.Count.ShouldBe(2, "the session, and what was answered of their proposals; nothing was committed since the version was asked for");
    }

    private async Task SaveAsync(Action<Dictionary<string, string>> change, HttpClient? administrator = null)
    {
        administrator ??= await _app.SignedInAsync(Roles.Administrator);
        var fields = (await administrator.GetPageAsync(Page)).Fields();
        change(fields);
        (await administrator.PostFormAsync(Page, Page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }
}
