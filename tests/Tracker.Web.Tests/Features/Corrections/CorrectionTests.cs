using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Features.Corrections;
using Tracker.Web.Features.Shared;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Corrections;

public sealed class CorrectionTests : IAsyncLifetime
{
    private const string Place = "/corrections/new?jurisdiction=48201";

    private readonly EmptyTracker _tracker = new();

    private TrackerApp App => _tracker.App;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _tracker.InitializeAsync();
        await App.ChangeSiteAsync(s => s.AllowsCorrections = true);
    }

    public ValueTask DisposeAsync() => _tracker.DisposeAsync();

    [Fact]
    public async Task Where_it_is_not_allowed_no_page_leads_to_a_form_and_nothing_is_taken()
    {
        var reader = App.Anonymous();
        (await reader.GetPageAsync("/jurisdictions/48201")).QuerySelector($"a[href='{Place}']").ShouldNotBeNull();
        await App.ChangeSiteAsync(s => s.AllowsCorrections = false);

        (await reader.GetPageAsync("/jurisdictions/48201")).QuerySelector($"a[href='{Place}']").ShouldBeNull();
        (await reader.GetAsync(Place, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await reader.PostFormAsync("/sign-in", Place, Sound())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AllAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_reader_corrects_a_record_an_editor_takes_it_up_and_the_reader_sees_it()
    {
        var editor = await App.SignedInAsync("editor");
        var record = (await editor.PostFormAsync("/records/memorandum/new", "/records/memorandum/new", RecordFields.Of("memorandum"))).Headers.Location!.ToString();
        var recordRef = record.Split('/')[^1];
        var reader = App.Anonymous();
        var form = (await reader.GetPageAsync(record)).QuerySelector("a[href^='/corrections/new']")!.GetAttribute("href")!;
        form.ShouldBe("/corrections/new?record=" + recordRef);

        var sent = await reader.PostFormAsync(form, form, Sound());

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var address = sent.Headers.Location!.ToString();
        (await reader.GetPageAsync(address)).QuerySelector("main")!.TextContent.ShouldContain("It waits for an editor");
        (await reader.GetPageAsync(record + "/history")).QuerySelector("main")!.TextContent.ShouldNotContain("corr-");

        var correction = (await AllAsync()).ShouldHaveSingleItem();
        (await editor.GetPageAsync("/review")).QuerySelector($"a[href='/review/corrections/{correction.Ref}']").ShouldNotBeNull();
        var page = await editor.GetPageAsync("/review/corrections/" + correction.Ref);
        page.QuerySelector("blockquote")!.TextContent.ShouldBe("It ended in <2025>, not in 2024.");
        var edit = await editor.GetPageAsync(page.QuerySelector("main p.actions a")!.GetAttribute("href")!);
        edit.Fields()["Sources[1].Url"].ShouldBe("https://example.org/minutes");
        edit.Fields()["reason"].ShouldBe($"Correction {correction.Ref}, sent by a reader");

        (await DecideAsync(editor, correction.Ref, "taken-up", "1", "Thank you!")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        (await reader.GetPageAsync(address)).QuerySelector("main")!.TextContent.ShouldContain("Thank you!");
        (await editor.GetPageAsync("/review")).QuerySelector("#corrections-h").ShouldBeNull();
        (await editor.GetPageAsync("/review?show=decided")).QuerySelector("#corrections-h").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_missing_is_named_and_what_was_typed_stays()
    {
        var reader = App.Anonymous();
        var fields = Sound();
        fields["SourceUrl"] = "";

        var answer = await reader.PostFormAsync(Place, Place, fields);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await answer.ReadPageAsync();
        page.QuerySelector(".error-summary a[href='#SourceUrl']")!.TextContent.ShouldStartWith("Enter the address of a source");
        page.Fields()["Statement"].ShouldBe("It ended in <2025>, not in 2024.");
        (await AllAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("record=287g-NOSUCH")]
    [InlineData("jurisdiction=99999")]
    [InlineData("jurisdiction=48201'--")]
    [InlineData("")]
    public async Task What_nobody_knows_cannot_be_corrected(string about) =>
        (await App.Anonymous().GetAsync("/corrections/new?" + about, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task After_five_from_one_network_the_sixth_waits_and_another_network_does_not()
    {
        var reader = App.Anonymous();
        for (var i = 0; i < SendingBrake.OfNetwork; i++)
        {
            (await reader.PostFormAsync(Place, Place, Sound())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var slowed = await reader.PostFormAsync(Place, Place, Sound());
        slowed.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await slowed.ReadPageAsync()).Fields()["Statement"].ShouldBe(Sound()["Statement"]);

        (await From("198.51.100.7").PostFormAsync(Place, Place, Sound())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        _tracker.Clock.Advance(SendingBrake.Pause);
        (await reader.PostFormAsync(Place, Place, Sound())).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Two_editors_do_not_decide_the_same()
    {
        await App.Anonymous().PostFormAsync(Place, Place, Sound());
        var correction = (await AllAsync()).ShouldHaveSingleItem();
        var (one, other) = (await App.SignedInAsync("editor"), await App.SignedInAsync("editor"));

        (await DecideAsync(one, correction.Ref, "decline", "1", "")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await DecideAsync(one, correction.Ref, "decline", "1", "The page says 2024.")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await DecideAsync(other, correction.Ref, "taken-up", "1", "")).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        (await AllAsync()).ShouldHaveSingleItem().State.ShouldBe(CorrectionState.Declined);
    }

    [Fact]
    public async Task A_decided_one_is_removed_after_the_days_of_the_settings()
    {
        await App.Anonymous().PostFormAsync(Place, Place, Sound());
        await App.Anonymous().PostFormAsync(Place, Place, Sound());
        var all = await AllAsync();
        await DecideAsync(await App.SignedInAsync("editor"), all[0].Ref, "taken-up", "1", "");

        await App.ChangeSiteAsync(x => x.ProposalDays = "1");
        _tracker.Clock.Advance(TimeSpan.FromDays(2));
        await App.WithAsync(s => s.GetServices<IRetention>().OfType<CorrectionRetention>().Single().RemoveAsync(Cancellation));

        (await AllAsync()).Select(c => c.Ref).ShouldBe([all[1].Ref]);
    }

    private HttpClient From(string network)
    {
        var client = App.Anonymous();
        client.DefaultRequestHeaders.Add(NetworkOfTest.Header, network);
        return client;
    }

    private static Task<HttpResponseMessage> DecideAsync(HttpClient editor, string correctionRef, string decision, string seen, string word) =>
        editor.PostFormAsync("/account", $"/review/corrections/{correctionRef}/{decision}", new() { ["seen"] = seen, ["word"] = word });

    private Task<List<Correction>> AllAsync() => App.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Corrections.AsNoTracking().OrderBy(c => c.Ref).ToListAsync(Cancellation));

    private static Dictionary<string, string> Sound() => new(StringComparer.Ordinal) { ["Statement"] = "It ended in <2025>, not in 2024.", ["SourceUrl"] = "https://example.org/minutes", ["SourceNote"] = "page 4" };
}
