using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Tracker.Web.Tests.Features.Downloads.Api;

/// <summary>How programs read: page by page, only what is new, and from pages of other sites.</summary>
public sealed class ReadingTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Theory]
    [InlineData("/records.csv")]
    [InlineData("/records.geojson")]
    [InlineData("/jurisdictions.json?state=DE")]
    [InlineData("/agencies.xlsx")]
    [InlineData("/api/v1/records?limit=5")]
    [InlineData("/data/package.zip")]
    [InlineData("/openapi/v1.json")]
    public async Task What_has_not_changed_is_not_sent_again(string address)
    {
        using var client = app.Anonymous();
        var first = await client.GetAsync(address, TestContext.Current.CancellationToken);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        var tag = first.Headers.ETag.ShouldNotBeNull();

        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(tag);
        var again = await client.SendAsync(request, TestContext.Current.CancellationToken);
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();

        using var other = new HttpRequestMessage(HttpMethod.Get, address);
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"another\"", isWeak: true));
        (await client.SendAsync(other, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_has_changed_has_another_tag()
    {
        using var client = app.Anonymous();
        var before = (await client.GetAsync("/records.csv", TestContext.Current.CancellationToken)).Headers.ETag;
        await AddAsync();
        (await client.GetAsync("/records.csv", TestContext.Current.CancellationToken)).Headers.ETag.ShouldNotBe(before);
    }

    [Fact]
    public async Task Pages_follow_one_another_though_records_are_added_meanwhile()
    {
        using var client = app.Anonymous();
        var all = JsonElement.Parse(await client.GetStringAsync("/records.json", TestContext.Current.CancellationToken)).EnumerateArray().Select(r => r.GetProperty("ref").GetString()!).ToList();
        var seen = new List<string>();
        for (var page = "/api/v1/records?limit=20"; page is not null;)
        {
            var response = await client.GetAsync(page, TestContext.Current.CancellationToken);
            seen.AddRange((await response.JsonAsync()).EnumerateArray().Select(r => r.GetProperty("ref").GetString()!));
            page = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            if (seen.Count == 40)
            {
                await AddAsync();
            }
        }

        seen.ShouldBeUnique();
        seen.Order(StringComparer.Ordinal).ShouldBe(seen);
        all.Except(seen).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_has_each_record_as_it_is_alone_and_keeps_the_filters()
    {
        using var client = app.Anonymous();
        var response = await client.GetAsync("/api/v1/records?type=legal-challenge&limit=1", TestContext.Current.CancellationToken);
        var record = (await response.JsonAsync())[0];
        record.GetRawText().ShouldBe(JsonElement.Parse(await client.GetStringAsync("/api/v1/records/" + record.GetProperty("ref").GetString(), TestContext.Current.CancellationToken)).GetRawText());
        response.Headers.GetValues("Link").Single().ShouldContain("type=legal-challenge&limit=1&after=");
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=1001")]
    [InlineData("state=Texas")]
    public async Task A_page_that_cannot_be_is_a_problem(string query) =>
        (await (await app.Anonymous().GetAsync("/api/v1/records?" + query, TestContext.Current.CancellationToken)).ProblemAsync(HttpStatusCode.BadRequest)).GetProperty("errors").EnumerateObject().Single().Name.ShouldBe(query.Split('=')[0]);

    [Theory]
    [InlineData("/records.json", true)]
    [InlineData("/changes.atom", true)]
    [InlineData("/jurisdictions.geojson?state=DE", true)]
    [InlineData("/api/v1/records?limit=1", true)]
    [InlineData("/records.json?state=Texas", true)]
    [InlineData("/records", false)]
    [InlineData("/api/v1/me", false)]
    [InlineData("/imports/mappings/1.json", false)]
    public async Task Pages_of_other_sites_read_what_everybody_may_read(string address, bool open)
    {
        using var client = app.Anonymous();
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        var headers = (await client.GetAsync(address, TestContext.Current.CancellationToken)).Headers;
        headers.TryGetValues("Access-Control-Allow-Origin", out var origins).ShouldBe(open);
        (origins?.Single()).ShouldBe(open ? "*" : null);
        headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
    }

    [Fact]
    public async Task Nothing_of_somebody_who_has_signed_in_is_open()
    {
        var editor = await app.SignedInAsync("editor");
        var response = await editor.GetAsync("/records.json", TestContext.Current.CancellationToken);
        response.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        response.Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task Browsers_are_told_that_other_sites_may_read_but_not_send_a_token()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/records/memorandum");
        request.Headers.Add("Origin", "https://elsewhere.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");
        var response = await app.Anonymous().SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldBe("GET, HEAD");
        response.Headers.GetValues("Access-Control-Allow-Headers").Single().ShouldBe("If-None-Match");
    }

    private async Task AddAsync()
    {
        var program = await app.ProgramAsync("editor", Web.Features.Shared.Scopes.Write);
        using var body = new StringContent($$"""{"state": "TX", "jurisdiction": "Travis County", "agency": "Travis County Sheriff's Office", "model": "jail_enforcement", "source_1_url": "https://example.org/{{Guid.NewGuid():N}}"}""", System.Text.Encoding.UTF8, "application/json");
        (await program.PostAsync("/api/v1/records/agreement-287g", body, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }
}
