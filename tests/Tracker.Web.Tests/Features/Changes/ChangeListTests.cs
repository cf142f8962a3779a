using System.Net;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.History;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Changes;

public sealed class ChangeListTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private readonly HttpClient _reader = app.Anonymous();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_filter_finds_the_change_that_fits_and_leaves_the_other_out()
    {
        var person = await app.PersonAsync("editor");
        var client = await app.SignInAsync(person);
        var (fits, other) = await TwoAsync(client);
        var record = await OneAsync("/records.json?q=" + fits.Record);
        foreach (var filter in new[]
        {
            "type=detainer-policy&by=" + person.Pseudonym, "state=WY&by=" + person.Pseudonym, "jurisdiction=56001", "q=laramie+albany", "q=" + fits.Record,
            "term=" + record.GetProperty("term").GetString() + "&by=" + person.Pseudonym, "type=detainer-policy&state=WY&jurisdiction=56001&origin=form&q=albany",
        })
        {
            var ids = await IdsAsync(filter);
            ids.ShouldContain(fits.Change, filter);
            ids.ShouldNotContain(other.Change, filter);
            (await _reader.GetPageAsync("/changes?" + filter)).QuerySelector($"a[href='/changes/{fits.Change}']").ShouldNotBeNull(filter);
        }

        (await IdsAsync("by=" + person.Pseudonym)).ShouldBe([other.Change, fits.Change]);
        (await IdsAsync("by=Nobody")).ShouldBeEmpty();
        (await IdsAsync($"by={person.Pseudonym}&origin=import")).ShouldBeEmpty();
        (await IdsAsync($"by={person.Pseudonym}&until=2001-01-01")).ShouldBeEmpty();
        (await IdsAsync($"by={person.Pseudonym}&changed-since=2199-01-01&until=2199-12-31")).ShouldBeEmpty();
        (await IdsAsync($"by={person.Pseudonym}&changed-since=2001-01-01&until=2199-12-31")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Agencies_and_sources_are_found_with_what_was_changed_of_themselves()
    {
        var client = await app.SignedInAsync("editor");
        var recordRef = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        var change = await app.LastChangeAsync();
        var (agency, source) = await app.WithAsync(async s =>
        {
            var record = await s.GetRequiredService<TrackerDbContext>().Records.Include(r => r.Citations).SingleAsync(r => r.Ref == recordRef, Ct);
            return (record.AgencyRef, record.Citations[0].SourceRef);
        });
        (await IdsAsync("agency=" + agency)).ShouldContain(change);
        (await IdsAsync("source=" + source)).ShouldBe([change]);

        var fields = (await client.GetPageAsync($"/sources/{source}/edit")).Fields();
        (fields["Title"], fields["Reason"]) = ("Named better", "A slip");
        (await client.SendFormAsync($"/sources/{source}/edit", $"/sources/{source}/edit", fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IdsAsync("source=" + source)).Count.ShouldBe(2);
        (await _reader.WordsAsync($"/sources/{source}/history")).ShouldContain("Named better");
    }

    [Fact]
    public async Task What_was_deleted_is_found_by_its_kind_its_place_and_its_reference()
    {
        var client = await app.SignedInAsync("editor");
        var fields = RecordFields.Of("designation");
        fields["jurisdiction"] = "Loving County, TX";
        var recordRef = await RecordFields.AddAsync(client, "designation", fields);
        await client.DeleteRecordAsync(recordRef);
        var deletion = await app.LastChangeAsync();
        foreach (var filter in new[] { "q=" + recordRef, "q=" + recordRef.ToLowerInvariant(), "jurisdiction=48301", "type=designation&state=TX&q=" + recordRef })
        {
            (await IdsAsync(filter)).ShouldContain(deletion, filter);
        }
    }

    [Theory]
    [InlineData("type=poem", "type")]
    [InlineData("state=ZZ", "state")]
    [InlineData("jurisdiction=Harris", "jurisdiction")]
    [InlineData("term=nonsense", "term")]
    [InlineData("origin=heaven", "origin")]
    [InlineData("changed-since=yesterday", "changed-since")]
    [InlineData("until=2026-13-01", "until")]
    [InlineData("changed-since=2026-02-01&until=2026-01-01", "until")]
    [InlineData("page=0", "page")]
    [InlineData("page=201", "page")]
    [InlineData("page=99999999999", "page")]
    [InlineData("per-page=1000", "per-page")]
    public async Task What_cannot_be_read_is_refused_with_the_field_named(string query, string field)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/changes?" + query);
        request.Headers.Accept.ParseAdd("text/html");
        var response = await _reader.SendAsync(request, Ct);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector("main")!.TextContent.ShouldContain($"“{field}”");
        if (!query.Contains("page", StringComparison.Ordinal))
        {
            var twin = await _reader.GetAsync("/changes.csv?" + query, Ct);
            twin.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await twin.Content.ReadAsStringAsync(Ct)).ShouldContain($"\"{field}\"");
        }
    }

    [Theory]
    [InlineData("q=%27zzz%22%3B--%25_%5C")]
    [InlineData("by=%3Cscript%3E%27")]
    [InlineData("agency=%5B%22x")]
    [InlineData("source=%25%22%5D")]
    public async Task Strange_words_find_nothing_and_say_so(string query)
    {
        (await _reader.GetPageAsync("/changes?" + query)).QuerySelector(".empty")!.TextContent.ShouldContain("No change fits these filters.");
        (await IdsAsync(query)).ShouldBeEmpty();
        (await _reader.GetAsync("/changes.atom?" + query, Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_twins_hold_the_same_changes_without_pages()
    {
        var all = await IdsAsync("");
        all.ShouldBe(all.OrderDescending());
        var page = await _reader.GetPageAsync("/changes?per-page=2");
        page.QuerySelectorAll(".history > li").Length.ShouldBe(Math.Min(2, all.Count));
        page.QuerySelector("a[href='/changes.csv']").ShouldNotBeNull();
        var csv = (await _reader.GetStringAsync("/changes.csv", Ct)).Trim('\uFEFF');
        csv.ShouldStartWith("change,changed_on,by,origin,reason,records,first_records,import,took_back\r\n");
        (await _reader.GetByteArrayAsync("/changes.xlsx", Ct)).Take(2).ShouldBe("PK"u8.ToArray());
        (await IdsAsync("per-page=2&page=2")).ShouldBe(all);
    }

    [Fact]
    public async Task A_large_save_is_one_line_with_its_count()
    {
        var line = (await LinesAsync("origin=starter")).OrderByDescending(l => l.GetProperty("records").GetInt32()).First();
        line.GetProperty("records").GetInt32().ShouldBeGreaterThan(20);
        line.GetProperty("first_records").GetArrayLength().ShouldBe(ChangeSet.RecordsNamed);
        var entry = (await _reader.GetPageAsync("/changes?origin=starter")).QuerySelectorAll(".history > li").Single(l => l.QuerySelector($"a[href='/changes/{line.GetProperty("change").GetInt64()}']") is not null);
        entry.TextContent.ShouldContain($"{line.GetProperty("records").GetInt32()} records");
        entry.QuerySelectorAll("a[href^='/records/']").Length.ShouldBe(ChangeSet.RecordsNamed);
    }

    [Fact]
    public async Task An_independent_reader_understands_the_atom_feed()
    {
        var person = await app.PersonAsync("editor");
        var recordRef = await RecordFields.AddAsync(await app.SignInAsync(person), "memorandum", RecordFields.Of("memorandum"));
        var id = await SavedAsync($"<b>Why</b> & \"so\"\u0001 ]]> {recordRef}", person.Pseudonym);

        var feed = await FeedAsync("?by=" + person.Pseudonym);
        var again = await FeedAsync("?by=" + person.Pseudonym);
        feed.Items.Select(i => i.Id).ShouldBe(again.Items.Select(i => i.Id));
        (feed.Id, feed.Id).ShouldBe((again.Id, $"tag:localhost,2026:/changes?by={person.Pseudonym}"));
        feed.Links.Single(l => l.RelationshipType == "self").Uri.ShouldBe(new Uri($"http://localhost/changes.atom?by={person.Pseudonym}"));
        feed.Links.Single(l => l.RelationshipType == "alternate").Uri.ShouldBe(new Uri($"http://localhost/changes?by={person.Pseudonym}"));
        feed.LastUpdatedTime.UtcDateTime.ShouldBe(TimeProvider.System.GetUtcNow().UtcDateTime.Date);

        var (strange, added) = (feed.Items.First(), feed.Items.Last());
        strange.Id.ShouldBe($"tag:localhost,2026:/changes/{id}");
        strange.Title.Text.ShouldBe($"<b>Why</b> & \"so\" ]]> {recordRef}");
        strange.Links.Single().Uri.ShouldBe(new Uri($"http://localhost/changes/{id}"));
        added.Authors.Single().Name.ShouldBe(person.Pseudonym);
        added.Categories.Single().Name.ShouldBe("form");
        ((TextSyndicationContent)added.Content).Text.ShouldContain($"<a href=\"http://localhost/records/{recordRef}\">");
        ((TextSyndicationContent)strange.Content).Text.ShouldContain("&lt;b&gt;Why&lt;/b&gt;");

        var link = (await _reader.GetPageAsync("/changes?by=" + person.Pseudonym)).Head!.QuerySelector("link[rel='alternate'][type='application/atom+xml']")!;
        link.GetAttribute("href").ShouldBe("/changes.atom?by=" + person.Pseudonym);
    }

    [Fact]
    public async Task The_feed_holds_the_newest_hundred()
    {
        for (var i = 0; i < 120; i++)
        {
            await SavedAsync($"Save {i}", "Busy");
        }

        var feed = await FeedAsync("?by=Busy");
        feed.Items.Count().ShouldBe(100);
        feed.Items.First().Title.Text.ShouldBe("Save 119");
        (await FeedAsync("?by=Nobody+at+all")).Items.ShouldBeEmpty();
        var second = await _reader.GetPageAsync("/changes?by=Busy&page=2");
        second.QuerySelectorAll(".history > li").Length.ShouldBe(50);
        second.QuerySelector(".pager [rel=next]")!.GetAttribute("href").ShouldBe("/changes?by=Busy&page=3");
        (await IdsAsync("by=Busy")).Count.ShouldBe(120);
    }

    private async Task<SyndicationFeed> FeedAsync(string query)
    {
        var response = await _reader.GetAsync("/changes.atom" + query, Ct);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/atom+xml; charset=utf-8");
        using var reader = XmlReader.Create(await response.Content.ReadAsStreamAsync(Ct), new XmlReaderSettings { Async = true });
        return SyndicationFeed.Load(reader);
    }

    /// <summary>A save of one new source.</summary>
    private Task<long> SavedAsync(string reason, string by) => app.WithAsync(async s =>
    {
        var db = s.GetRequiredService<TrackerDbContext>();
        var source = new Source("source-" + Guid.NewGuid().ToString("N")[..12]);
        source.Describe(new SourceInput { Title = "Something" });
        db.Add(source);
        var set = new ChangeSet(ChangeOrigin.Form, null, by, reason, TimeProvider.System.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(set, Ct);
        return set.Id;
    });

    private async Task<((string Record, long Change) Fits, (string Record, long Change) Other)> TwoAsync(HttpClient client)
    {
        var fields = RecordFields.Of("detainer-policy");
        (fields["jurisdiction"], fields["agency"], fields["summary"]) = ("Albany County, WY", "Albany County Sheriff’s Office", "Told in Laramie.");
        var first = await RecordFields.AddAsync(client, "detainer-policy", fields);
        var one = (first, await app.LastChangeAsync());
        var second = await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        return (one, (second, await app.LastChangeAsync()));
    }

    private async Task<JsonElement> OneAsync(string address) =>
        JsonDocument.Parse(await _reader.GetStringAsync(address, Ct)).RootElement.EnumerateArray().First();

    private async Task<List<JsonElement>> LinesAsync(string query) =>
        [.. JsonDocument.Parse(await _reader.GetStringAsync("/changes.json?" + query, Ct)).RootElement.EnumerateArray()];

    private async Task<List<long>> IdsAsync(string query) => (await LinesAsync(query)).ConvertAll(l => l.GetProperty("change").GetInt64());
}
