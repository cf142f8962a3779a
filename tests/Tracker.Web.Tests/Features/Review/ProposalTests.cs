using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Review;

public sealed class ProposalTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_record_of_every_kind_waits_unseen_until_an_editor_accepts_it_in_its_authors_name()
    {
        var person = await app.PersonAsync("contributor");
        var (author, editor) = (await app.SignInAsync(person), await app.SignedInAsync("editor"));
        foreach (var type in RecordTypes.All)
        {
            var recordsBefore = await CountAsync();
            var proposal = await ProposeAsync(author, type.Slug, RecordFields.Of(type.Slug));

            (await CountAsync()).ShouldBe(recordsBefore);
            (await author.GetPageAsync("/proposals/" + proposal)).QuerySelector("main")!.TextContent.ShouldContain("Waiting for an editor");
            (await editor.GetPageAsync("/review?per-page=200")).QuerySelector("main")!.TextContent.ShouldContain(proposal);
            (await DecideAsync(editor, proposal, "accept")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

            (await CountAsync()).ShouldBe(recordsBefore + 1);
            var done = await FindAsync(proposal);
            done.State.ShouldBe(ProposalState.Accepted);
            var history = await app.Anonymous().GetPageAsync($"/records/{done.RecordRef}/history");
            history.QuerySelector("main")!.TextContent.ShouldContain(person.Pseudonym);
            (await author.GetPageAsync("/proposals/" + proposal)).QuerySelector("main")!.TextContent.ShouldContain("It stands as " + done.RecordRef);
        }
    }

    [Fact]
    public async Task A_change_is_shown_against_what_stands_and_only_what_it_changes_is_changed()
    {
        var (recordRef, author, editor) = await RecordedAsync();
        var proposal = await ProposeChangeAsync(author, recordRef, "summary", "A better summary.");

        var page = await editor.GetPageAsync("/review/" + proposal);
        var row = page.QuerySelectorAll("table.compare tbody tr").ShouldHaveSingleItem();
        row.Children.Select(c => c.TextContent.Trim()).ShouldBe(["Summary", "A fact,\nwith “quotes” & <marks>.", "A better summary."]);

        await DecideAsync(editor, proposal, "accept");
        (await RecordAsync(recordRef)).Summary.ShouldBe("A better summary.");
        (await RecordAsync(recordRef)).Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_proposal_whose_record_has_moved_on_is_merged_field_by_field_and_never_overwrites()
    {
        var (recordRef, author, editor) = await RecordedAsync();
        var proposal = await ProposeChangeAsync(author, recordRef, ("summary", "Proposed summary."), ("notes", "Proposed notes."));
        await EditAsync(editor, recordRef, ("summary", "The editor’s summary."));

        var page = await editor.GetPageAsync("/review/" + proposal);
        page.QuerySelector("main")!.TextContent.ShouldContain("The record has changed since this was proposed. Where both changed the same, choose.");
        page.QuerySelectorAll("input[name='keep:summary'][checked]").ShouldBeEmpty();
        page.QuerySelector("input[name='keep:notes'][checked]")!.GetAttribute("value").ShouldBe("proposed");

        var unchosen = await DecideAsync(editor, proposal, "accept");
        unchosen.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await RecordAsync(recordRef)).Summary.ShouldBe("The editor’s summary.");

        await DecideAsync(editor, proposal, "accept", new() { ["keep:summary"] = "stands", ["keep:notes"] = "proposed" });
        var record = await RecordAsync(recordRef);
        (record.Summary, record.Notes).ShouldBe(("The editor’s summary.", "Proposed notes."));
    }

    [Fact]
    public async Task What_was_decided_or_changed_in_another_tab_is_not_decided_again()
    {
        var (recordRef, author, editor) = await RecordedAsync();
        var proposal = await ProposeChangeAsync(author, recordRef, "summary", "First words.");
        var seen = await SeenAsync(editor, proposal);
        var second = await app.SignedInAsync("editor");

        await author.PostFormAsync($"/proposals/{proposal}/edit", $"/proposals/{proposal}/edit", await FormOfAsync(author, $"/proposals/{proposal}/edit", ("summary", "Second words.")));
        (await editor.PostFormAsync("/review/" + proposal, $"/review/{proposal}/accept", new() { ["seen"] = seen })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await RecordAsync(recordRef)).Summary.ShouldNotBe("First words.");

        seen = await SeenAsync(editor, proposal);
        await DecideAsync(second, proposal, "decline", new() { ["word"] = "No source says so." });
        (await editor.PostFormAsync("/review", $"/review/{proposal}/accept", new() { ["seen"] = seen })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await FindAsync(proposal)).State.ShouldBe(ProposalState.Declined);
        (await author.GetPageAsync("/proposals/" + proposal)).QuerySelector("main")!.TextContent.ShouldContain("No source says so.");
    }

    [Fact]
    public async Task An_editor_amends_and_accepts()
    {
        var (author, editor) = (await app.SignedInAsync("contributor"), await app.SignedInAsync("editor"));
        var proposal = await ProposeAsync(author, "memorandum", RecordFields.Of("memorandum"));
        var address = $"/review/{proposal}/amend";

        var refused = await editor.PostFormAsync(address, address, await FormOfAsync(editor, address, ("jurisdiction", "Nowhere County, TX")));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var accepted = await editor.PostFormAsync(address, address, await FormOfAsync(editor, address, ("summary", "As amended.")));

        accepted.StatusCode.ShouldBe(HttpStatusCode.Redirect, await accepted.Content.ReadAsStringAsync(Cancellation));
        (await RecordAsync((await FindAsync(proposal)).RecordRef!)).Summary.ShouldBe("As amended.");
    }

    [Fact]
    public async Task Declining_needs_a_word_and_withdrawing_ends_it()
    {
        var (author, editor) = (await app.SignedInAsync("contributor"), await app.SignedInAsync("editor"));
        var proposal = await ProposeAsync(author, "memorandum", RecordFields.Of("memorandum"));
        (await DecideAsync(editor, proposal, "decline")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        (await author.PostFormAsync("/proposals/" + proposal, $"/proposals/{proposal}/withdraw", [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await FindAsync(proposal)).State.ShouldBe(ProposalState.Withdrawn);
        (await author.GetAsync($"/proposals/{proposal}/edit", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Many_are_accepted_at_once_and_those_that_need_a_look_are_named()
    {
        var (recordRef, author, editor) = await RecordedAsync();
        var fine = await ProposeAsync(author, "memorandum", RecordFields.Of("memorandum"));
        var disputed = await ProposeChangeAsync(author, recordRef, "summary", "Mine.");
        await EditAsync(editor, recordRef, ("summary", "Theirs."));

        var page = await editor.GetPageAsync("/review?per-page=200");
        var chosen = new[] { fine, disputed }.Select(p => page.QuerySelectorAll("input[name=chosen]").Select(i => i.GetAttribute("value")!).Single(v => v.StartsWith(p, StringComparison.Ordinal))).ToArray();
        var token = page.QuerySelector("form[action='/review/many'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await editor.PostAsync("/review/many", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("decision", "accept"), .. chosen.Select(c => KeyValuePair.Create("chosen", c))]), Cancellation);

        (await FindAsync(fine)).State.ShouldBe(ProposalState.Accepted);
        (await FindAsync(disputed)).State.ShouldBe(ProposalState.Waiting);
        (await editor.GetPageAsync("/review")).QuerySelector("[role=status]")!.TextContent.Trim().ShouldBe($"1 proposal is accepted. 1 needs a look of its own: {disputed}.");
    }

    [Fact]
    public async Task Another_contributors_proposals_and_imports_are_not_there()
    {
        var (author, other) = (await app.SignedInAsync("contributor"), await app.SignedInAsync("contributor"));
        var proposal = await ProposeAsync(author, "memorandum", RecordFields.Of("memorandum"));
        foreach (var address in new[] { $"/proposals/{proposal}", $"/proposals/{proposal}/edit" })
        {
            (await other.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await other.PostFormAsync("/proposals", $"/proposals/{proposal}/withdraw", [])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await FindAsync(proposal)).State.ShouldBe(ProposalState.Waiting);
    }

    [Fact]
    public async Task A_contributors_file_is_proposed_and_applied_or_declined_by_an_editor()
    {
        var (author, other, editor) = (await app.SignedInAsync("contributor"), await app.SignedInAsync("contributor"), await app.SignedInAsync("editor"));
        var before = await CountAsync();
        var address = (await author.UploadAsync("mine.csv", "state,jurisdiction,instrument,federal_party,subject,started_on,summary,source_1_url,source_1_title\r\nTX,Loving County,moa,ICE,transport,2020-01-01,Proposed by file,https://example.org/by-file,Minutes\r\n"u8.ToArray(), [])).Headers.Location!.ToString();

        (await other.GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await author.PostFormAsync(address, address + "/apply", [])).Headers.Location!.ToString().ShouldContain("/not-allowed");
        await author.PostFormAsync(address, address + "/propose", new() { ["reason"] = "From the minutes" });
        (await CountAsync()).ShouldBe(before);
        (await editor.GetPageAsync("/review")).QuerySelector("main")!.TextContent.ShouldContain("mine.csv");

        await editor.PostFormAsync(address, address + "/decline", new() { ["reason"] = "Which page?" });
        (await author.GetPageAsync(address)).QuerySelector("main")!.TextContent.ShouldContain("did not apply it: Which page?");
        await author.PostFormAsync(address, address + "/propose", new() { ["reason"] = "Page 3" });
        await editor.PostFormAsync(address, address + "/apply", []);

        (await CountAsync()).ShouldBe(before + 1);
        (await editor.GetPageAsync("/review")).QuerySelector("main")!.TextContent.ShouldNotContain("mine.csv");
    }

    [Fact]
    public async Task While_somebody_types_what_is_recorded_already_is_told()
    {
        var (recordRef, author, _) = await RecordedAsync();
        var found = JsonDocument.Parse(await author.GetStringAsync("/records/memorandum/like.json?geoid=48201&agency=Harris%20County%20Sheriff%E2%80%99s%20Office", Cancellation)).RootElement;

        found.EnumerateArray().Select(f => f.GetProperty("ref").GetString()).ShouldContain(recordRef);
        (await author.GetAsync("/records/memorandum/like.json?geoid=none", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_new_agreement_asks_for_fewer_than_twelve_things()
    {
        var page = await (await app.SignedInAsync("contributor")).GetPageAsync("/records/agreement-287g/new?jurisdiction=48201");
        page.QuerySelectorAll("template").ToList().ForEach(t => t.Remove());
        var asked = page.QuerySelectorAll("form.form [name]").Where(f => f.GetAttribute("type") != "hidden" && f.TagName != "BUTTON" && f.Closest("details:not([open])") is null)
            .Select(f => f.GetAttribute("name")).Distinct().ToList();

        asked.Count.ShouldBeLessThan(12, string.Join(", ", asked));
        asked.ShouldContain("model");
        asked.ShouldContain("Sources[0].Url");
    }

    private async Task<(string RecordRef, HttpClient Author, HttpClient Editor)> RecordedAsync()
    {
        var editor = await app.SignedInAsync("editor");
        return (await RecordFields.AddAsync(editor, "memorandum", RecordFields.Of("memorandum")), await app.SignedInAsync("contributor"), editor);
    }

    private static async Task<string> ProposeAsync(HttpClient author, string type, Dictionary<string, string> fields)
    {
        var response = await author.PostFormAsync($"/records/{type}/new", $"/records/{type}/new", fields);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync(Cancellation));
        return response.Headers.Location!.ToString()["/proposals/".Length..];
    }

    private static Task<string> ProposeChangeAsync(HttpClient author, string recordRef, string field, string text) => ProposeChangeAsync(author, recordRef, (field, text));

    private static async Task<string> ProposeChangeAsync(HttpClient author, string recordRef, params (string Field, string Text)[] changes) =>
        (await EditAsync(author, recordRef, changes)).Headers.Location!.ToString()["/proposals/".Length..];

    private static async Task<HttpResponseMessage> EditAsync(HttpClient client, string recordRef, params (string Field, string Text)[] changes)
    {
        var address = $"/records/{recordRef}/edit";
        var response = await client.PostFormAsync(address, address, await FormOfAsync(client, address, changes));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, await response.Content.ReadAsStringAsync(Cancellation));
        return response;
    }

    /// <summary>The form as a browser would send it, with some fields changed.</summary>
    private static async Task<Dictionary<string, string>> FormOfAsync(HttpClient client, string address, params (string Field, string Text)[] changes)
    {
        var page = await client.GetPageAsync(address);
        page.QuerySelectorAll("template").ToList().ForEach(t => t.Remove());
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var control in page.QuerySelectorAll("form.form [name]").Where(c => c.TagName != "BUTTON" && c.GetAttribute("name") != "__RequestVerificationToken"))
        {
            var value = control switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } choice => choice.IsChecked ? choice.Value : null,
                IHtmlInputElement { Type: "file" } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null)
            {
                fields[control.GetAttribute("name")!] = value;
            }
        }

        foreach (var (field, text) in changes)
        {
            fields[field] = text;
        }

        return fields;
    }

    private static async Task<string> SeenAsync(HttpClient editor, string proposal) => (await editor.GetPageAsync("/review/" + proposal)).QuerySelector("input[name=seen]")!.GetAttribute("value")!;

    private static async Task<HttpResponseMessage> DecideAsync(HttpClient editor, string proposal, string what, Dictionary<string, string>? fields = null) =>
        await editor.PostFormAsync("/review/" + proposal, $"/review/{proposal}/{what}", new(fields ?? [], StringComparer.Ordinal) { ["seen"] = await SeenAsync(editor, proposal) });

    private Task<Proposal> FindAsync(string proposal) => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Proposals.AsNoTracking().SingleAsync(p => p.Ref == proposal));

    private Task<CooperationRecord> RecordAsync(string recordRef) => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.AsNoTracking().SingleAsync(r => r.Ref == recordRef));

    private Task<int> CountAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.CountAsync());
}
