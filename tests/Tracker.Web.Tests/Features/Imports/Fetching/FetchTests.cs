using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports.Fetching;

namespace Tracker.Web.Tests.Features.Imports.Fetching;

/// <summary>A tracker that may fetch from a site on this machine.</summary>
public sealed class FetchingTracker : IAsyncLifetime
{
    public StandInSite Site { get; private set; } = null!;

    public TrackerApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await StandInSite.StartAsync();
        App = new TrackerApp
        {
            Settings = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Tracker:Fetch:Enabled"] = "true",
                ["Tracker:Fetch:Lists:ice-participating:Page"] = new Uri(Site.Address, StandInSite.Page).AbsoluteUri,
                ["Tracker:Fetch:MaxBytes"] = "1000000",
                ["Tracker:Fetch:TimeoutSeconds"] = "3",
            },
        };
        await App.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        await Site.DisposeAsync();
    }
}

public sealed class FetchTests : IClassFixture<FetchingTracker>
{
    private const string List = "/doclib/participatingAgencies05142026am.xlsx";
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private readonly TrackerApp _app;
    private readonly StandInSite _site;

    public FetchTests(FetchingTracker tracker)
    {
        (_app, _site) = (tracker.App, tracker.Site);
        _site.Answers.Clear();
        _site.Asked.Clear();
        _site.Say(StandInSite.Page, $"<a href=\"{List}\">The list</a>");
    }

    [Fact]
    public async Task The_newest_list_is_previewed_applied_and_then_nothing_is_newer()
    {
        _site.Say(StandInSite.Page, $"<a href='participatingAgencies12052025pm.xlsx'>old</a> <a href=\"&#47;doclib/participatingAgencies05142026am.xlsx?v=1&amp;w=2\">new</a> <a href='/pendingAgencies06012026am.xlsx'>pending</a>");
        _site.Publish(List, Workbook("Erath"));
        var editor = await _app.SignedInAsync("editor");
        (await editor.GetPageAsync("/imports")).QuerySelector("form[action='/imports/fetch'] button")!.TextContent.ShouldBe("Fetch the newest list");

        var fetched = await editor.PostFormAsync("/imports", "/imports/fetch", []);
        fetched.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = fetched.Headers.Location!.ToString();
        var preview = await editor.GetPageAsync(address);
        preview.QuerySelector(".facts")!.TextContent.ShouldContain("14 May 2026");
        preview.QuerySelector(".facts")!.TextContent.ShouldContain(new Uri(_site.Address, List).AbsoluteUri + "?v=1&w=2");
        preview.QuerySelector(".tabs")!.TextContent.ShouldContain("New 1");
        _site.Asked.ShouldBe([StandInSite.Page, List]);

        await editor.PostFormAsync(address, address + "/apply", []);
        var sha256 = await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ListSnapshots.Select(l => l.FileSha256).SingleAsync(Cancellation));
        (await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().StoredFiles.AnyAsync(f => f.Sha256 == sha256, Cancellation))).ShouldBeTrue();

        var again = await editor.PostFormAsync("/imports", "/imports/fetch", []);
        again.Headers.Location!.ToString().ShouldBe("/imports");
        (await editor.GetPageAsync("/imports")).QuerySelector(".notice")!.TextContent.ShouldContain("Nothing newer: the newest list on 127.0.0.1 is participatingAgencies05142026am.xlsx, which is imported already.");
        await editor.PostFormAsync(address, address + "/undo", []);
    }

    [Fact]
    public async Task A_redirect_on_the_same_host_is_followed_and_no_cookie_is_sent_back()
    {
        _site.Answers[List] = context =>
        {
            context.Response.Cookies.Append("who", "you");
            context.Response.Redirect("/moved/participatingAgencies05142026am.xlsx");
            return Task.CompletedTask;
        };
        _site.Publish("/moved/participatingAgencies05142026am.xlsx", Workbook("Somervell"));
        (await FetchAsync()).File!.Name.ShouldBe("participatingAgencies05142026am.xlsx");
        _site.Asked.ShouldBe([StandInSite.Page, List, "/moved/participatingAgencies05142026am.xlsx"]);
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_refused()
    {
        _site.Redirect(List, "http://localhost:" + _site.Address.Port + List);
        (await ProblemAsync()).ShouldStartWith($"127.0.0.1 sends on to http://localhost:{_site.Address.Port}, which is not where the list is published, so nothing was taken.");
    }

    [Theory]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://example.org")]
    [InlineData("//example.org")]
    public async Task A_link_to_another_host_port_or_scheme_is_refused(string host)
    {
        _site.Say(StandInSite.Page, $"<a href=\"{host}{List}\">list</a>");
        (await ProblemAsync()).ShouldStartWith("The link leads to ");
    }

    [Fact]
    public async Task Redirects_in_a_circle_are_given_up()
    {
        _site.Redirect(List, List);
        (await ProblemAsync()).ShouldBe("127.0.0.1 sends on more than 5 times. Try again later.");
    }

    [Fact]
    public async Task A_body_without_an_end_is_cut_off_at_the_limit()
    {
        _site.NeverEnd(List, 100_000, TimeSpan.Zero);
        (await ProblemAsync()).ShouldStartWith("The file is larger than 1 MB, so it was not taken.");
        _site.NeverEnd(StandInSite.Page, 500_000, TimeSpan.Zero);
        (await ProblemAsync()).ShouldStartWith("The page is larger than 5 MB");
        _site.Publish(StandInSite.Page, new byte[6_000_000]);
        (await ProblemAsync()).ShouldStartWith("The page is larger than 5 MB");
    }

    [Fact]
    public async Task A_body_that_drips_is_given_up_in_time()
    {
        _site.NeverEnd(List, 1, TimeSpan.FromMilliseconds(100));
        (await ProblemAsync()).ShouldStartWith("127.0.0.1 took longer than 3 seconds.");
    }

    [Theory]
    [InlineData(404, "There is nothing at ")]
    [InlineData(403, "127.0.0.1 refuses to give ")]
    [InlineData(500, "127.0.0.1 answers with an error for ")]
    public async Task An_answer_that_is_no_file_is_told_in_words(int status, string expected)
    {
        _site.Answers[List] = context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        };
        (await ProblemAsync()).ShouldStartWith(expected);
        _site.Answers[StandInSite.Page] = _site.Answers[List];
        (await ProblemAsync()).ShouldStartWith(expected);
    }

    [Fact]
    public async Task A_web_page_in_place_of_the_workbook_is_told_in_words()
    {
        _site.Say(List, "\r\n<!doctype html><title>Please wait</title>", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        (await ProblemAsync()).ShouldEndWith("is no workbook, but a web page. Get the file in a browser and give it under Imports.");
    }

    [Fact]
    public async Task A_page_without_the_link_is_told_in_words_and_on_the_page_too()
    {
        _site.Say(StandInSite.Page, "<p>Moved</p>");
        var editor = await _app.SignedInAsync("editor");
        var response = await editor.PostFormAsync("/imports", "/imports/fetch", []);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector("main")!.TextContent.ShouldContain("No link to a list of participating agencies stands on ");
        (await ProblemAsync("poems")).ShouldBe("There is no list “poems” that can be fetched. There are: ice-participating.");
    }

    [Fact]
    public async Task A_list_whose_name_tells_no_day_stands_there_today()
    {
        _site.Say(StandInSite.Page, "<a href=\"/participatingAgencies.xlsx\">list</a>");
        _site.Publish("/participatingAgencies.xlsx", Workbook("Hood"));
        (await FetchAsync()).File!.ObservedOn.ShouldBe(DateOnly.FromDateTime(DateTime.UtcNow));
    }

    [Fact]
    public async Task A_host_that_is_down_is_told_in_words()
    {
        await using var app = new TrackerApp { Settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Tracker:Fetch:Enabled"] = "true", ["Tracker:Fetch:Lists:ice-participating:Page"] = "http://127.0.0.1:1/list" } };
        await app.InitializeAsync();
        (await app.WithAsync(s => s.GetRequiredService<ListFetcher>().FetchAsync("ice-participating", Cancellation))).Problem.ShouldNotBeNull().ShouldStartWith("127.0.0.1 could not be reached");
    }

    [Fact]
    public async Task It_is_off_until_the_operator_turns_it_on()
    {
        await using var app = new TrackerApp();
        await app.InitializeAsync();
        var editor = await app.SignedInAsync("editor");
        (await editor.GetPageAsync("/imports")).QuerySelector("form[action='/imports/fetch']").ShouldBeNull();
        var response = await editor.PostFormAsync("/imports", "/imports/fetch", []);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector("main")!.TextContent.ShouldContain("Fetching is turned off.");
        (await _app.Anonymous().PostAsync("/imports/fetch", null, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _site.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Lists:ice-participating:Page", "ftp://www.ice.gov/x", "Tracker:Fetch:Lists:ice-participating:Page is “ftp://www.ice.gov/x”; set it to a whole address that begins with https://.")]
    [InlineData("Lists:ice-participating:Page", "https://who:secret@www.ice.gov/", "Tracker:Fetch:Lists:ice-participating:Page is")]
    [InlineData("Lists:poems:Page", "https://example.org", "Tracker:Fetch:Lists:poems is no list that can be fetched; there is ice-participating.")]
    [InlineData("MaxBytes", "0", "Tracker:Fetch:MaxBytes is 0; set it to a number above 0, at most 100000000.")]
    [InlineData("TimeoutSeconds", "601", "Tracker:Fetch:TimeoutSeconds is 601; set it to a number above 0, at most 600.")]
    public void A_setting_that_cannot_be_is_named_at_the_start(string name, string value, string message) =>
        Should.Throw<InvalidOperationException>(() => FetchSettings.From(Settings(name, value), TableLimits.Default)).Message.ShouldStartWith(message);

    [Fact]
    public void What_is_not_set_is_ICEs_page_off_a_minute_and_the_limit_of_imports()
    {
        var settings = FetchSettings.From(Settings("Enabled", "false"), TableLimits.Default);
        (settings.Enabled, settings.MaxBytes, settings.TimeoutSeconds, settings.Lists["ice-participating"].Page.AbsoluteUri).ShouldBe((false, TableLimits.Default.MaxFileBytes, 60, "https://www.ice.gov/identify-and-arrest/287g"));
    }

    private Task<FetchedFile> FetchAsync(string list = "ice-participating") => _app.WithAsync(s => s.GetRequiredService<ListFetcher>().FetchAsync(list, Cancellation));

    private async Task<string> ProblemAsync(string list = "ice-participating")
    {
        var fetched = await FetchAsync(list);
        fetched.File.ShouldBeNull();
        return fetched.Problem.ShouldNotBeNull();
    }

    private static byte[] Workbook(string county) => TestWorkbook.Of(
        ["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "SIGNED"],
        ["TEXAS", $"{county} County Sheriff's Office", "County", $"{county} County", "Task Force Model", "5/1/2026"]);

    private static IConfiguration Settings(string name, string value) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Tracker:Fetch:" + name] = value }).Build();
}
