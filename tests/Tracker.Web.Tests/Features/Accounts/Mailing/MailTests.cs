using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts.Mailing;

public sealed partial class MailTests : IDisposable
{
    private const string Page = "/admin/users";
    private const string Forgotten = "/sign-in/forgotten";
    private const string Address = "heron.watcher@example.net";

    private readonly LogOfTest _log = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task An_invitation_is_sent_to_the_e_mail_that_was_typed_and_its_link_makes_the_account()
    {
        await using var server = new StandInMailServer();
        await using var app = await StartAsync(server);
        var administrator = await app.SignedInAsync(Roles.Administrator);

        (await InviteAsync(administrator)).ShouldContain("sent");

        var letter = await server.LetterAsync();
        letter.ShouldStartWith("EHLO tracker.example.org");
        letter.ShouldContain("AUTH PLAIN");
        letter.ShouldContain($"RCPT TO:<{Address}>");
        letter.ShouldContain("From: tracker@example.org");
        letter.ShouldContain("as contributor");
        letter.ShouldNotContain(Environment.MachineName);
        var link = LinkIn(letter);
        link.ShouldStartWith("https://tracker.example.org/join/");
        var guest = app.Anonymous();
        var path = new Uri(link).AbsolutePath;
        (await guest.PostFormAsync(path, path, new() { ["Pseudonym"] = "Heron Watcher", ["Password"] = Person.Password })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        ShouldBeInNoLog(Address, link[^20..], "secret of the sender");
    }

    [Fact]
    public async Task Without_an_e_mail_and_without_a_server_the_administrator_hands_the_link_over()
    {
        await using var server = new StandInMailServer();
        await using var app = await StartAsync(server);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        await administrator.PostFormAsync(Page, Page + "/invite", new() { ["Role"] = "contributor", ["Email"] = "" });
        (await administrator.GetPageAsync(Page)).QuerySelector("[data-link]").ShouldNotBeNull();
        server.Connections.ShouldBe(0);

        await using var without = new TrackerApp();
        await without.InitializeAsync();
        var other = await without.SignedInAsync(Roles.Administrator);
        await other.PostFormAsync(Page, Page + "/invite", new() { ["Role"] = "contributor", ["Email"] = Address });
        (await other.GetPageAsync(Page)).QuerySelector("[data-link]").ShouldNotBeNull();
        var closed = await without.Anonymous().GetAsync(Forgotten, Cancellation);
        closed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await closed.ReadPageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("This site sends no mail");
        (await without.Anonymous().GetPageAsync("/sign-in")).QuerySelector("a[href='/sign-in/forgotten']").ShouldBeNull();
    }

    [Fact]
    public async Task A_server_that_breaks_off_is_tried_again()
    {
        await using var server = new StandInMailServer { BreaksOff = 2 };
        await using var app = await StartAsync(server);

        await InviteAsync(await app.SignedInAsync(Roles.Administrator));

        (await server.LetterAsync()).ShouldContain(Address);
        server.Connections.ShouldBe(3);
    }

    [Theory]
    [InlineData("550 5.1.1 <heron.watcher@example.net> unknown", false, 1, "The mail server does not take letters to this address (550).")]
    [InlineData("450 4.2.1 <heron.watcher@example.net> busy", false, 3, "The mail server does not take letters to this address (450).")]
    [InlineData("", true, 3, "The mail server did not answer within 2 seconds.")]
    public async Task What_cannot_be_sent_is_shown_to_the_administrator_until_they_have_handed_it_over(string answer, bool isSilent, int connections, string why)
    {
        await using var server = new StandInMailServer { ToRecipient = answer, IsSilent = isSilent };
        await using var app = await StartAsync(server);
        var administrator = await app.SignedInAsync(Roles.Administrator);
        await InviteAsync(administrator);

        var shown = await ShownAsync(administrator);

        shown.TextContent.ShouldContain(why);
        shown.TextContent.ShouldContain(Address);
        var link = shown.QuerySelector("code")!.TextContent;
        (await app.Anonymous().GetAsync(new Uri(link).AbsolutePath, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        if (!isSilent)
        {
            server.Connections.ShouldBe(connections);
        }

        await administrator.PostFormAsync(Page, Page + "/links/handed-over", new() { ["id"] = shown.QuerySelector("input[name=id]")!.GetAttribute("value")! });
        (await administrator.GetPageAsync(Page)).QuerySelector("[data-undelivered]").ShouldBeNull();
        _log.Text.ShouldContain("A letter could not be sent. " + why);
        ShouldBeInNoLog(Address, link[^20..]);
    }

    [Fact]
    public async Task Who_has_forgotten_their_password_gets_a_link_and_all_others_the_same_answer()
    {
        await using var server = new StandInMailServer();
        await using var app = await StartAsync(server);
        var (known, without) = (await app.PersonAsync(Roles.Contributor), await app.PersonAsync(Roles.Contributor));
        await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Users.Where(u => u.Id == known.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Email, Address), Cancellation));
        (await app.Anonymous().GetPageAsync("/sign-in")).QuerySelector("a[href='/sign-in/forgotten']").ShouldNotBeNull();

        var answers = new List<string>();
        foreach (var pseudonym in (string[])["nobody at all", without.Pseudonym, known.Pseudonym])
        {
            var answer = await AskAsync(app.Anonymous(), pseudonym);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answers.Add((await answer.ReadPageAsync()).QuerySelector("main")!.TextContent);
        }

        answers.Distinct(StringComparer.Ordinal).ShouldHaveSingleItem();
        var letter = await server.LetterAsync();
        letter.ShouldContain(Address);
        letter.ShouldContain("within one hour");
        var link = LinkIn(letter);
        link.ShouldStartWith("https://tracker.example.org/join/");
        var path = new Uri(link).AbsolutePath;
        (await app.Anonymous().PostFormAsync(path, path, new() { ["Password"] = "nine herons over the ditch" })).Headers.Location!.ToString().ShouldBe("/sign-in");
        (await app.Anonymous().GetAsync(path, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        server.HasLetter.ShouldBeFalse();
        ShouldBeInNoLog(Address, link[^20..], known.Pseudonym);
    }

    [Fact]
    public async Task Nobody_fills_anothers_mailbox()
    {
        await using var server = new StandInMailServer();
        await using var app = await StartAsync(server);
        var person = await app.PersonAsync(Roles.Contributor);
        await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Users.Where(u => u.Id == person.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.Email, Address), Cancellation));
        await app.WithAsync(async s =>
        {
            await s.GetRequiredService<TrackerDbContext>().Users.Where(u => u.Id == person.Id).ExecuteUpdateAsync(u => u.SetProperty(x => x.IsDisabled, true), Cancellation);
            return true;
        });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 7; i++)
        {
            statuses.Add((await AskAsync(app.Anonymous(), person.Pseudonym)).StatusCode);
        }

        statuses.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.OK, 5), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)]);
        (await AskAsync(app.Anonymous(), "")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await AskAsync(app.Anonymous(), new string('x', 61))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await Task.Delay(300, Cancellation);
        server.Connections.ShouldBe(0);
    }

    private async Task<TrackerApp> StartAsync(StandInMailServer server)
    {
        var app = new TrackerApp { Settings = server.Settings, Log = _log };
        await app.InitializeAsync();
        return app;
    }

    private static async Task<string> InviteAsync(HttpClient administrator)
    {
        (await administrator.PostFormAsync(Page, Page + "/invite", new() { ["Role"] = "contributor", ["Email"] = Address })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await administrator.GetPageAsync(Page);
        page.QuerySelector("[data-link]").ShouldBeNull();
        return page.QuerySelector("[role=status]")!.TextContent;
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient browser, string pseudonym) => browser.PostFormAsync(Forgotten, Forgotten, new() { ["Pseudonym"] = pseudonym });

    private static async Task<AngleSharp.Dom.IElement> ShownAsync(HttpClient administrator)
    {
        for (var i = 0; i < 150; i++)
        {
            if ((await administrator.GetPageAsync(Page)).QuerySelector("[data-undelivered]") is { } shown)
            {
                return shown;
            }

            await Task.Delay(100, Cancellation);
        }

        throw new InvalidOperationException("It was not shown.");
    }

    // A link is longer than a line of a letter may be; quoted-printable breaks it with “=”.
    private static string LinkIn(string letter) => Link().Match(letter.Replace("=\n", "", StringComparison.Ordinal).Replace("=\r\n", "", StringComparison.Ordinal)).Value;

    private void ShouldBeInNoLog(params string[] texts) => texts.ShouldAllBe(t => !_log.Text.Contains(t, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("https://[A-Za-z0-9./_-]+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
