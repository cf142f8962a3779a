using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agencies;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Infrastructure;

public sealed class PublicPagesTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const string Page = "/jurisdictions/48201";

    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Database", "sqlite")]
    public async Task A_page_that_stands_is_not_made_again()
    {
        using var client = app.Anonymous();
        await client.GetStringAsync(Page, Cancellation);
        using var asked = new CommandCount(app);
        await client.GetStringAsync(Page, Cancellation);
        asked.Count.ShouldBe(0, "nothing was committed, so that the version is the last one");
    }

    [Fact]
    public async Task A_reader_who_has_the_page_already_is_told_so()
    {
        using var client = app.Anonymous();
        using var first = await client.GetAsync(Page, Cancellation);
        first.Headers.ETag!.IsWeak.ShouldBeTrue();
        first.Headers.CacheControl!.ToString().ShouldBe("public, no-cache");
        first.Headers.Vary.ShouldContain("Cookie");

        using var second = await AskAsync(client, Page, first.Headers.ETag.ToString());
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsStringAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_shows_at_once_whoever_made_it()
    {
        using var client = app.Anonymous();
        using var before = await client.GetAsync(Page, Cancellation);
        await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            db.Add(new Agency("agency-KEPT2", "Kept Page Police Department", AgencyKind.Police, GeoId.Parse("48201")));
            await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, "another process", "Added", DateTime.UtcNow), Cancellation);
            return true;
        });

        (await client.GetStringAsync(Page, Cancellation)).ShouldContain("Kept Page Police Department");
        using var after = await AskAsync(client, Page, before.Headers.ETag!.ToString());
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Who_has_signed_in_sees_their_own_page_and_leaves_none_behind()
    {
        using var reader = app.Anonymous();
        await reader.GetStringAsync("/records", Cancellation);
        using var editor = await app.SignedInAsync("editor");
        using var own = await editor.GetAsync("/records", Cancellation);
        own.Headers.CacheControl!.NoStore.ShouldBeTrue();
        own.Headers.ETag.ShouldBeNull();
        (await own.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Sign out");
        (await reader.GetStringAsync("/records", Cancellation)).ShouldNotContain("Sign out");
    }

    [Fact]
    public async Task What_is_no_page_is_not_kept()
    {
        using var client = app.Anonymous();
        foreach (var (url, status) in new[] { ("/records/none-such", HttpStatusCode.NotFound), ("/records?status=none-such", HttpStatusCode.BadRequest) })
        {
            using var response = await client.GetAsync(url, Cancellation);
            response.StatusCode.ShouldBe(status);
            response.Headers.ETag.ShouldBeNull(url);
        }
    }

    [Fact]
    public async Task A_new_day_makes_pages_anew()
    {
        await using var tracker = new EmptyTracker();
        await tracker.InitializeAsync();
        using var client = tracker.App.Anonymous();
        (await client.GetStringAsync(Page, Cancellation)).ShouldContain("as of 2 October 2026");
        tracker.Clock.Advance(TimeSpan.FromDays(1));
        (await client.GetStringAsync(Page, Cancellation)).ShouldContain("as of 3 October 2026");
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient client, string url, string etag)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        return client.SendAsync(request, Cancellation);
    }
}
