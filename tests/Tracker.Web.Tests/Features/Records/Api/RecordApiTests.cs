using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Records.Api;

public sealed class RecordApiTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Address = "/api/v1/records/";

    private static readonly string[] OnlyTheTrackers = ["ref", "status", "contested", "version", "updated_on", "first_listed_on", "last_listed_on"];

    public static TheoryData<string> Kinds => [.. RecordTypes.All.Select(t => t.Slug)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_record_of_every_kind_is_read_sent_back_changed_and_recorded_anew(string type)
    {
        var editor = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        var recordRef = await RecordedAsync(type);
        var json = await ReadAsync(recordRef);

        var same = await editor.PutAsJsonAsync(Address + recordRef, json, Cancellation);
        same.StatusCode.ShouldBe(HttpStatusCode.OK, await same.Content.ReadAsStringAsync(Cancellation));
        (await ReadAsync(recordRef)).ToJsonString().ShouldBe(json.ToJsonString());

        json["summary"] = "What a program says.";
        var changed = await editor.PutAsJsonAsync(Address + recordRef, json, Cancellation);
        changed.Headers.Location!.ToString().ShouldBe(Address + recordRef);
        (await changed.JsonAsync()).GetProperty("summary").GetString().ShouldBe("What a program says.");
        (await changed.JsonAsync()).GetProperty("version").GetInt32().ShouldBe(2);

        var anew = JsonNode.Parse(json.ToJsonString())!.AsObject();
        OnlyTheTrackers.ToList().ForEach(n => anew.Remove(n));
        var added = await editor.PostAsJsonAsync(Address + type, anew, Cancellation);
        added.StatusCode.ShouldBe(HttpStatusCode.Created, await added.Content.ReadAsStringAsync(Cancellation));
        var other = (await added.JsonAsync()).GetProperty("ref").GetString()!;
        added.Headers.Location!.ToString().ShouldBe(Address + other);
        var copy = await ReadAsync(other);
        OnlyTheTrackers.ToList().ForEach(n => copy.Remove(n));
        copy.ToJsonString().ShouldBe(anew.ToJsonString());
    }

    [Fact]
    public async Task What_is_said_stands_in_history_under_the_owners_pseudonym()
    {
        var person = await app.PersonAsync(Roles.Editor);
        var program = await app.ProgramAsync(person, Scopes.Write);
        var recordRef = await RecordedAsync("memorandum");

        await program.PutAsJsonAsync(Address + recordRef, new { version = 1, summary = "Said otherwise.", reason = "Read it again" }, Cancellation);

        var history = (await app.Anonymous().GetPageAsync($"/records/{recordRef}/history")).QuerySelector("main")!.TextContent;
        history.ShouldContain(person.Pseudonym);
        history.ShouldContain("Read it again");
        (await ReadAsync(recordRef))["notes"]!.ToString().ShouldBe("To be checked.");
    }

    [Fact]
    public async Task A_stale_version_is_answered_with_both_texts_and_nothing_is_lost()
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        var recordRef = await RecordedAsync("memorandum");
        await program.PutAsJsonAsync(Address + recordRef, new { version = 1, summary = "The first." }, Cancellation);

        var stale = await program.PutAsJsonAsync(Address + recordRef, new { version = 1, summary = "The second." }, Cancellation);

        var problem = await stale.ProblemAsync(HttpStatusCode.Conflict);
        problem.GetProperty("version").GetInt32().ShouldBe(2);
        var field = problem.GetProperty("fields").EnumerateArray().ShouldHaveSingleItem();
        (field.GetProperty("column").GetString(), field.GetProperty("yours").GetString(), field.GetProperty("theirs").GetString()).ShouldBe(("summary", "The second.", "The first."));
        (await ReadAsync(recordRef))["summary"]!.ToString().ShouldBe("The first.");
    }

    [Fact]
    public async Task Of_many_changes_at_once_from_one_version_one_is_saved_and_all_others_are_told()
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        var recordRef = await RecordedAsync("memorandum");

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => program.PutAsJsonAsync(Address + recordRef, new { version = "1", summary = $"Text {i}." }, Cancellation)));

        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.Conflict).ShouldBe(11);
        (await ReadAsync(recordRef))["version"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_token_that_may_only_propose_proposes()
    {
        var person = await app.PersonAsync(Roles.Contributor);
        var program = await app.ProgramAsync(person, Scopes.Propose);
        var recordRef = await RecordedAsync("memorandum");
        var before = await CountAsync();

        var change = await program.PutAsJsonAsync(Address + recordRef, new { version = 1, summary = "Proposed." }, Cancellation);
        var anew = await program.PostAsJsonAsync(Address + "memorandum", Sound(), Cancellation);
        var nothing = await program.PutAsJsonAsync(Address + recordRef, new { version = 1 }, Cancellation);

        nothing.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CountAsync()).ShouldBe(before);
        foreach (var answer in new[] { change, anew })
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            var address = answer.Headers.Location!.ToString();
            address.ShouldBe((await answer.JsonAsync()).GetProperty("url").GetString());
            var proposal = await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Proposals.SingleAsync(p => address == "/proposals/" + p.Ref, Cancellation));
            (proposal.AuthorId, proposal.State).ShouldBe((person.Id, ProposalState.Waiting));
            (await (await app.SignInAsync(person)).GetAsync(address, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var editor = await app.ProgramAsync(Roles.Editor, Scopes.Propose);
        (await editor.PostAsJsonAsync(Address + "memorandum", Sound(), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_column_and_nothing_is_saved()
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        var before = await CountAsync();
        var body = Sound();
        (body["jurisdiction"], body["started_on"], body["source_1_url"]) = ("Nowhere County", "spring 2025", "example");

        var errors = (await (await program.PostAsJsonAsync(Address + "memorandum", body, Cancellation)).ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors");

        errors.EnumerateObject().Select(e => e.Name).ShouldBe(["jurisdiction", "started_on", "source_1_url"], ignoreOrder: true);
        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("id")]
    [InlineData("ref")]
    [InlineData("type")]
    [InlineData("status")]
    [InlineData("version")]
    [InlineData("updated_on")]
    [InlineData("by")]
    [InlineData("Ref")]
    [InlineData("author_id")]
    [InlineData("source_1_ref")]
    [InlineData("source_0_url")]
    [InlineData("source_51_url")]
    [InlineData("JurisdictionGeoid")]
    [InlineData("highest_version")]
    [InlineData("created_at_utc")]
    [InlineData("sources")]
    [InlineData("geoid ")]
    [InlineData("")]
    public async Task A_field_that_is_not_a_persons_to_fill_is_refused_by_its_name(string field)
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        var before = await CountAsync();
        var body = Sound();
        body[field] = "7";

        var added = await program.PostAsJsonAsync(Address + "memorandum", body, Cancellation);

        (await added.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([field]);
        (await CountAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData("ref", "memo-000000")]
    [InlineData("type", "detainer-policy")]
    [InlineData("status", "ended")]
    [InlineData("updated_on", "2020-01-01")]
    [InlineData("contested", "yes")]
    public async Task What_the_tracker_works_out_can_be_sent_back_but_not_altered(string field, string value)
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        var recordRef = await RecordedAsync("memorandum");
        var json = await ReadAsync(recordRef);
        json[field] = value;

        var answer = await program.PutAsJsonAsync(Address + recordRef, json, Cancellation);

        (await answer.ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Select(e => e.Name).ShouldBe([field]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("[[[[[[[[[[[]]]]]]]]]]]")]
    [InlineData("{\"summary\":")]
    [InlineData("{\"summary\":\"a\",\"summary\":\"b\"}")]
    [InlineData("{\"summary\":{\"a\":1}}")]
    [InlineData("{\"tags\":[1,2]}")]
    [InlineData("{\"summary\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"summary\":\"\\u0000\"}")]
    [InlineData("{\"reason\":\"\\u0000\"}")]
    [InlineData("{\"version\":1e400}")]
    [InlineData("{\"version\":-1}")]
    [InlineData("{\"geoid\":true}")]
    [InlineData("﻿{}")]
    public async Task A_hostile_body_is_refused_in_words(string body)
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        var recordRef = await RecordedAsync("memorandum");
        using var added = new StringContent(body, Encoding.UTF8, "application/json");
        using var changed = new StringContent(body, Encoding.UTF8, "application/json");

        await (await program.PostAsync(Address + "memorandum", added, Cancellation)).ProblemAsync(HttpStatusCode.BadRequest);
        await (await program.PutAsync(Address + recordRef, changed, Cancellation)).ProblemAsync(HttpStatusCode.BadRequest);

        (await ReadAsync(recordRef))["version"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Other_kinds_of_body_and_unknown_addresses_are_refused()
    {
        var program = await app.ProgramAsync(Roles.Editor, Scopes.Write);
        using var text = new StringContent("{}", Encoding.UTF8, "text/plain");
        using var large = new ByteArrayContent(new byte[1_200_000]) { Headers = { { "Content-Type", "application/json" } } };

        await (await program.PostAsync(Address + "memorandum", text, Cancellation)).ProblemAsync(HttpStatusCode.UnsupportedMediaType);
        (await program.PostAsync(Address + "memorandum", large, Cancellation)).StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.RequestEntityTooLarge);
        await (await program.PostAsJsonAsync(Address + "memorandums", Sound(), Cancellation)).ProblemAsync(HttpStatusCode.NotFound);
        await (await program.PutAsJsonAsync(Address + "memo-000000", new { version = 1 }, Cancellation)).ProblemAsync(HttpStatusCode.NotFound);
        await (await app.Anonymous().GetAsync(Address + "memo-000000", Cancellation)).ProblemAsync(HttpStatusCode.NotFound);
    }

    private static Dictionary<string, object?> Sound() => new(StringComparer.Ordinal)
    {
        ["state"] = "TX",
        ["jurisdiction"] = "Harris County",
        ["agency"] = "Harris County Sheriff’s Office",
        ["instrument"] = RecordTypes.Of("memorandum").Column("instrument")!.Codes[0].Value,
        ["subject"] = RecordTypes.Of("memorandum").Column("subject")!.Codes[0].Value,
        ["federal_party"] = "ICE",
        ["summary"] = "A fact.",
        ["source_1_url"] = "https://example.org/" + Guid.NewGuid(),
        ["source_1_title"] = "A page",
    };

    private async Task<string> RecordedAsync(string type) => await RecordFields.AddAsync(await app.SignedInAsync(Roles.Editor), type, RecordFields.Of(type));

    private async Task<JsonObject> ReadAsync(string recordRef) =>
        JsonNode.Parse(await app.Anonymous().GetStringAsync(Address + recordRef, Cancellation))!.AsObject();

    private Task<int> CountAsync() => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.CountAsync(Cancellation));
}
