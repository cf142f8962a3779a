using System.Net;
using System.Text;
using System.Text.Json;
using Ical.Net;

namespace Tracker.Web.Tests.Features.Coming;

/// <summary>It is 2 October 2026.</summary>
public sealed class ComingPageTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>, IAsyncLifetime
{
    private const string Awkward = "Which emails, memos; and \\ notes?\nWe ask for “all” of them, from the Doña Ana office to the last county that was ever told of a release";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private HttpClient _editor = null!;
    private HttpClient _reader = null!;

    public async ValueTask InitializeAsync()
    {
        await tracker.ClearAsync();
        (_editor, _reader) = (await tracker.App.SignedInAsync("editor"), tracker.App.Anonymous());
    }

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_to_come_is_listed_by_month_and_what_has_passed_is_not()
    {
        await SomeDatesAsync();

        var page = await _reader.GetPageAsync("/coming");

        page.QuerySelectorAll("main section h2").Select(h => h.TextContent).ShouldBe(["Overdue", "October 2026", "December 2026", "Some time in 2027", "March 2027"]);
        page.QuerySelectorAll("main section tbody tr").Select(r => $"{r.Children[0].TextContent}: {r.Children[1].TextContent}").ShouldBe(
            ["1 Sep 2026: Answer overdue", "31 Oct 2026: Answer due", "1 Dec 2026: Decision or ruling", "2027: Ends or expires", "Mar 2027: Begins or takes effect"]);
        page.QuerySelector("link[type='text/calendar']")!.GetAttribute("href").ShouldBe("/coming.ics");
        (await _reader.GetPageAsync("/coming?state=TX")).QuerySelectorAll("main section tbody tr").Length.ShouldBe(2);
        (await _reader.GetPageAsync("/coming?kind=ends")).QuerySelectorAll("main section tbody tr").Length.ShouldBe(1);
        (await _reader.GetPageAsync("/coming?per-page=2&page=2")).QuerySelectorAll("main section tbody tr").Length.ShouldBe(2);
        (await _reader.GetPageAsync("/coming?state=HI")).QuerySelector(".empty")!.TextContent.ShouldContain("No coming date is recorded that fits.");
        using var json = JsonDocument.Parse(await _reader.GetStringAsync("/coming.json?kind=begins", Cancellation));
        json.RootElement[0].GetProperty("on").GetString().ShouldBe("2027-03");
        json.RootElement[0].GetProperty("latest").GetString().ShouldBe("2027-03-31");
        (await _reader.GetStringAsync("/coming.csv?state=TX", Cancellation)).TrimEnd().Split("\r\n").Length.ShouldBe(3);
    }

    [Fact]
    public async Task An_independent_reader_finds_the_same_dates_in_the_calendar()
    {
        await SomeDatesAsync();

        var calendar = Calendar.Load(await _reader.GetStringAsync("/coming.ics", Cancellation))!;

        calendar.Version.ShouldBe("2.0");
        calendar.Events.Count.ShouldBe(5);
        calendar.Events.ShouldAllBe(e => !e.Start!.HasTime && !e.End!.HasTime && e.DtStamp != null && e.Url != null);
        calendar.Events.Select(e => e.Uid).ShouldBeUnique();
        var due = calendar.Events.Single(e => e.Summary!.StartsWith("Answer due", StringComparison.Ordinal));
        due.Summary!.ShouldContain("Which emails, memos; and \\ notes?");
        due.Summary!.ShouldContain("Doña Ana office to the last county that was ever told of a release");
        (due.Start!.Value, due.End!.Value).ShouldBe((new DateTime(2026, 10, 31), new DateTime(2026, 11, 1)));
        due.Description!.ShouldContain("http://localhost/records/foia-");
        var begins = calendar.Events.Single(e => e.Summary!.Contains("Begins", StringComparison.Ordinal));
        begins.Summary!.ShouldStartWith("Some time in March 2027: Begins or takes effect: ");
        (begins.Start!.Value, begins.End!.Value).ShouldBe((new DateTime(2027, 3, 1), new DateTime(2027, 4, 1)));
        Calendar.Load(await _reader.GetStringAsync("/coming.ics?state=TX&kind=answer_due", Cancellation))!.Events.Count.ShouldBe(1);
        Calendar.Load(await _reader.GetStringAsync("/coming.ics?state=HI", Cancellation))!.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lines_of_the_calendar_end_and_fold_as_the_standard_says()
    {
        await SomeDatesAsync();

        var response = await _reader.GetAsync("/coming.ics", Cancellation);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        text.ShouldEndWith("END:VCALENDAR\r\n");
        text.Replace("\r\n", "", StringComparison.Ordinal).ShouldNotContain("\n");
        text.Split("\r\n").ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        text.ShouldNotContain("\uFFFD");
    }

    [Fact]
    public async Task A_date_that_moves_is_the_same_event_with_a_higher_number()
    {
        var recordRef = await _editor.RecordAsync("memorandum", "Harris County, TX", Memorandum("2027-01-01"));
        var before = await OnlyEventAsync();
        var fields = (await _editor.GetPageAsync($"/records/{recordRef}/edit")).Fields();
        (fields["ended_on"], fields["reason"]) = ("2028-01-01", "It was prolonged");
        (await _editor.PostFormAsync($"/records/{recordRef}/edit", $"/records/{recordRef}/edit", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var after = await OnlyEventAsync();

        after.Uid.ShouldBe(before.Uid);
        after.Sequence.ShouldBe(before.Sequence + 1);
        after.Start!.Value.Year.ShouldBe(2028);
    }

    [Theory]
    [InlineData("kind=birthday", "kind")]
    [InlineData("state=ZZ", "state")]
    public async Task A_wrong_filter_is_named(string query, string field)
    {
        foreach (var address in new[] { "/coming", "/coming.csv", "/coming.ics" })
        {
            var response = await _reader.GetAsync($"{address}?{query}", Cancellation);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, address);
            (await response.Content.ReadAsStringAsync(Cancellation)).ShouldContain(field);
        }

        (await _reader.GetAsync("/coming?page=0", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<Ical.Net.CalendarComponents.CalendarEvent> OnlyEventAsync() => Calendar.Load(await _reader.GetStringAsync("/coming.ics", Cancellation))!.Events.Single();

    private async Task SomeDatesAsync()
    {
        await _editor.RecordAsync("records-request", "Harris County, TX", new() { ["requested_from"] = "The sheriff", ["question"] = Awkward, ["asked_on"] = "2026-09-30", ["due_on"] = "2026-10-31" });
        await _editor.RecordAsync("records-request", "Kent County, DE", new() { ["requested_from"] = "The county", ["question"] = "Which?", ["asked_on"] = "2026-08-01", ["due_on"] = "2026-09-01" });
        await _editor.RecordAsync("records-request", "Kent County, DE", new() { ["requested_from"] = "The county", ["question"] = "When?", ["asked_on"] = "2026-08-01", ["due_on"] = "2026-12-01", ["request_status"] = "denied" });
        await _editor.RecordAsync("memorandum", "Harris County, TX", Memorandum("2027"));
        await _editor.RecordAsync("memorandum", "Kent County, DE", Memorandum("2026-10-01"));
        await _editor.LawAsync("Delaware", "limits", "HB 9 (2026)", "2027-03");
        await _editor.RecordAsync("legal-challenge", "California", new() { ["caption"] = "A v. B", ["filed_on"] = "2025", ["decided_on"] = "2026-12-01", ["outcome"] = "upheld" });
    }

    private static Dictionary<string, string> Memorandum(string ends) => new()
    {
        ["instrument"] = "igsa",
        ["federal_party"] = "ICE",
        ["subject"] = "detention",
        ["started_on"] = "2020-01-01",
        ["ended_on"] = ends,
    };
}
