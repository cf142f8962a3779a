using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agreements287g;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Lists;

public sealed class ListPageTests : IAsyncLifetime
{
    private const string Header = "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA,ADDENDUM";
    private const string Harris = "TEXAS,Harris County Sheriff’s Office,County,Harris County,Task Force Model,3/10/2025,link,";
    private const string Mesa = "ARIZONA,Mesa Police Department,Municipality,Maricopa County,Task Force Model,3/11/2025,link,";
    private const string Berrian = "MICHIGAN,Berrian County Sheriff's Offic,County,Berrien County,Jail Enforcement Model,3/12/2025,link,";
    private const string Berrien = "MICHIGAN,Berrien County Sheriff's Office,County,Berrien County,Jail Enforcement Model,3/12/2025,link,";
    private const string Queue = "/lists/ice-participating/left";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;
    private static readonly DateOnly March = new(2025, 3, 20);
    private static readonly DateOnly April = new(2025, 4, 20);
    private static readonly DateOnly May = new(2025, 5, 20);

    private readonly TrackerApp _app = new();

    public ValueTask InitializeAsync() => _app.InitializeAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_edition_tells_what_appeared_vanished_came_back_and_was_edited()
    {
        await ImportAsync(May, Harris, Mesa);
        await ImportAsync(March, Harris, Mesa);
        await ImportAsync(April, Harris.Replace("3/10/2025", "3/12/2025", StringComparison.Ordinal), Berrien);
        var browser = _app.Anonymous();

        var newest = await browser.GetPageAsync("/lists/ice-participating");
        Sections(newest).ShouldBe(["Came back 1", "Vanished 1", "Silently edited 1"]);
        newest.QuerySelector("dl.diff")!.TextContent.ShouldContain("2025-03-12");
        var april = await browser.GetPageAsync("/lists/ice-participating?page=2");
        april.QuerySelector("h2")!.TextContent.ShouldBe("List of 20 April 2025");
        Sections(april).ShouldBe(["Appeared 1", "Vanished 1", "Silently edited 1"]);
        var lines = (await browser.GetStringAsync("/lists/ice-participating.csv", Cancellation)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(7);
        lines.ShouldContain(l => l.StartsWith("ice-participating,2025-04-20,list.csv,2025-03-20,edited,", StringComparison.Ordinal) && l.EndsWith(",SIGNED,2025-03-10,2025-03-12", StringComparison.Ordinal));
        (await browser.GetPageAsync("/lists")).QuerySelector("tbody tr")!.TextContent.ShouldContain("20 May 2025");
        (await browser.GetAsync("/lists/none", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/lists/ice-participating?page=x", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_agreement_under_a_new_name_is_offered_and_becomes_one_when_an_editor_says_so()
    {
        await ImportAsync(March, Harris, Berrian);
        await ImportAsync(April, Harris, Berrien);
        var editor = await _app.SignedInAsync(Roles.Editor);
        var (left, other) = (await RefAsync("Berrian County Sheriff's Offic"), await RefAsync("Berrien County Sheriff's Office"));

        (await editor.GetPageAsync(Queue)).QuerySelector("tbody tr")!.TextContent.ShouldContain("nearly the same name, the same place, the same signing date");
        (await DecideAsync(editor, left, new() { ["Departure"] = "renamed", ["Other"] = other, ["reason"] = "ICE corrected its spelling" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await AgreementAsync(other)).Listings.Single().FirstSeenOn.ShouldBe(March);
        (await _app.Anonymous().GetPageAsync(Queue)).QuerySelector(".empty").ShouldNotBeNull();
        await ImportAsync(May, Harris, Berrian);
        (await CountAsync("Berri")).ShouldBe(1);
    }

    [Fact]
    public async Task A_decision_can_be_taken_back()
    {
        await ImportAsync(March, Harris, Berrian);
        await ImportAsync(April, Harris, Berrien);
        var editor = await _app.SignedInAsync(Roles.Editor);
        var (left, other) = (await RefAsync("Berrian County Sheriff's Offic"), await RefAsync("Berrien County Sheriff's Office"));
        await DecideAsync(editor, left, new() { ["Departure"] = "renamed", ["Other"] = other, ["reason"] = "ICE corrected its spelling" });
        var decided = await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ChangeSets.MaxAsync(c => c.Id, Cancellation));

        var response = await editor.PostFormAsync($"/changes/{decided}/take-back", $"/changes/{decided}/take-back", new() { ["reason"] = "They are two" });

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await AgreementAsync(other)).Listings.Single().FirstSeenOn.ShouldBe(April);
        (await AgreementAsync(left)).Listings.Single().LastSeenOn.ShouldBe(March);
        (await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ListedRows.Where(r => r.Agency.StartsWith("Berri")).OrderBy(r => r.ObservedOn).Select(r => r.RecordRef).ToListAsync(Cancellation))).ShouldBe([left, other]);
    }

    [Fact]
    public async Task A_slip_of_the_list_stands_until_it_is_left_out_anew()
    {
        await ImportAsync(March, Harris, Mesa);
        await ImportAsync(April, Harris);
        var editor = await _app.SignedInAsync(Roles.Editor);
        var mesa = await RefAsync("Mesa Police Department");

        (await DecideAsync(editor, mesa, new() { ["Departure"] = "slip", ["reason"] = "The agency says it is in force" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await StatusAsync(mesa)).ShouldBe("in_force");

        await ImportAsync(May, Harris);
        (await StatusAsync(mesa)).ShouldBe("in_force");
        await ImportAsync(May.AddDays(1), Harris, Mesa);
        await ImportAsync(May.AddDays(2), Harris);
        (await StatusAsync(mesa)).ShouldBe("no_longer_listed");
    }

    [Fact]
    public async Task An_end_needs_its_day_and_a_source()
    {
        await ImportAsync(March, Harris, Mesa);
        await ImportAsync(April, Harris);
        var editor = await _app.SignedInAsync(Roles.Editor);
        var mesa = await RefAsync("Mesa Police Department");

        var refused = await DecideAsync(editor, mesa, new() { ["Departure"] = "ended", ["EndedOn"] = "2025-04-01", ["reason"] = "News" });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("Enter the address of a source that says it ended.");
        (await DecideAsync(editor, mesa, new() { ["Departure"] = "ended", ["EndedOn"] = "2025-04-01", ["SourceUrl"] = "https://example.org/ended", ["reason"] = "News" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await StatusAsync(mesa)).ShouldBe("ended");
        await ImportAsync(May, Harris, Mesa);
        (await CountAsync("Mesa")).ShouldBe(1);
    }

    [Fact]
    public async Task A_list_taken_back_and_applied_again_names_its_agreements_as_before()
    {
        var batch = await ImportAsync(March, Harris, Mesa);
        var before = await RefAsync("Mesa Police Department");
        await _app.WithAsync(s => s.GetRequiredService<ImportDesk>().UndoAsync(batch, Actor.CommandLine, Cancellation));
        (await CountAsync("Mesa")).ShouldBe(0);
        (await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ListedRows.CountAsync(Cancellation))).ShouldBe(0);

        (await _app.WithAsync(s => s.GetRequiredService<ImportDesk>().ApplyAsync(batch, Actor.CommandLine, "Once more", Cancellation))).ShouldBe(ApplyOutcome.Applied);

        (await RefAsync("Mesa Police Department")).ShouldBe(before);
    }

    [Fact]
    public async Task What_changes_beside_the_rows_of_a_list_is_shown_and_written()
    {
        const string Without = "FLORIDA,Jacksonville Sheriff's Office,County,#N/A,Jail Enforcement Model,3/10/2025,link,";
        await ImportAsync(March, Without);
        var batch = await ImportAsync(April, Without.Replace("#N/A", "Duval County", StringComparison.Ordinal).Replace("Jail Enforcement Model", "Task Force Model", StringComparison.Ordinal));

        var page = await (await _app.SignedInAsync(Roles.Editor)).GetPageAsync($"/imports/{batch}?outcome=beside");

        page.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        (await _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.Where(r => r.Agency!.Name.StartsWith("Jacksonville")).Select(r => r.JurisdictionGeoid).Distinct().ToListAsync(Cancellation))).Single().Value.ShouldBe("12031");
    }

    [Fact]
    public async Task Only_editors_decide()
    {
        await ImportAsync(March, Harris, Mesa);
        await ImportAsync(April, Harris);
        var mesa = await RefAsync("Mesa Police Department");

        (await _app.Anonymous().GetAsync($"{Queue}/{mesa}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await (await _app.SignedInAsync(Roles.Contributor)).GetAsync($"{Queue}/{mesa}", Cancellation)).StatusCode.ShouldNotBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_list_that_is_much_shorter_is_applied_only_by_who_has_checked_it()
    {
        await ImportAsync(March, Harris, Mesa);
        var editor = await _app.SignedInAsync(Roles.Editor);
        var response = await editor.UploadAsync("list.csv", Csv(Harris), new() { ["profile"] = "ice-participating", ["observedOn"] = "2025-04-20" });
        var page = response.Headers.Location!.ToString();

        (await editor.GetPageAsync(page)).Body!.TextContent.ShouldContain("This list has 1 row. The one of 20 March 2025 has 2: 50 % fewer.");
        (await editor.PostFormAsync(page, page + "/apply", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await editor.GetPageAsync(page)).Body!.TextContent.ShouldContain("Previewed, nothing written");
        await editor.PostFormAsync(page, page + "/apply", new() { ["insist"] = "true" });
        (await editor.GetPageAsync(page)).Body!.TextContent.ShouldContain("is applied");
    }

    private static List<string> Sections(IHtmlDocument page) => page.QuerySelectorAll("h3").Select(h => Domain.Text.Squeeze(h.TextContent)).ToList();

    private static Task<HttpResponseMessage> DecideAsync(HttpClient editor, string recordRef, Dictionary<string, string> fields) =>
        editor.PostFormAsync($"{Queue}/{recordRef}", $"{Queue}/{recordRef}", fields);

    private Task<string> RefAsync(string agency) => _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.Where(r => r.Agency!.Name == agency).Select(r => r.Ref).SingleAsync(Cancellation));

    private Task<int> CountAsync(string agency) => _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.CountAsync(r => r.Agency!.Name.StartsWith(agency), Cancellation));

    private Task<Agreement287g> AgreementAsync(string recordRef) => _app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.OfType<Agreement287g>().Include(a => a.Listings).SingleAsync(a => a.Ref == recordRef, Cancellation));

    private async Task<string> StatusAsync(string recordRef)
    {
        using var json = System.Text.Json.JsonDocument.Parse(await _app.Anonymous().GetStringAsync("/records.json?type=agreement-287g", Cancellation));
        return json.RootElement.EnumerateArray().Single(r => r.GetProperty("ref").GetString() == recordRef).GetProperty("status").GetString()!;
    }

    private Task<string> ImportAsync(DateOnly day, params string[] rows) => _app.WithAsync(async s =>
    {
        var desk = s.GetRequiredService<ImportDesk>();
        var (batch, unusable, _) = await desk.PreviewAsync(new ImportFile("list.csv", Csv(rows), "ice-participating", day, null), Actor.CommandLine, Cancellation);
        unusable.ShouldBeNull();
        (await desk.ApplyAsync(batch!.Id, Actor.CommandLine, "A test", Cancellation)).ShouldBe(ApplyOutcome.Applied);
        return batch.Id;
    });

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows]));
}
