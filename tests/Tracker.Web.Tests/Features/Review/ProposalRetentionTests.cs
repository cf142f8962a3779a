using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Features.Review;
using Tracker.Web.Features.Shared;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Review;

public sealed class ProposalRetentionTests(EmptyTracker tracker) : IClassFixture<EmptyTracker>
{
    [Fact]
    public async Task A_decided_proposal_is_removed_after_the_days_of_the_settings_and_one_that_waits_stays()
    {
        var author = await tracker.App.SignedInAsync("contributor");
        var withdrawn = await ProposeAsync(author);
        var waiting = await ProposeAsync(author);
        await author.PostFormAsync(withdrawn, withdrawn + "/withdraw", []);

        tracker.Clock.Advance(TimeSpan.FromDays(365));
        (await RemoveAsync()).ShouldBe(0);
        tracker.Clock.Advance(TimeSpan.FromDays(1));

        (await RemoveAsync()).ShouldBe(1);
        (await tracker.App.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Proposals.Select(p => p.Ref).ToListAsync())).ShouldBe([waiting["/proposals/".Length..]]);
    }

    private Task<int> RemoveAsync() => tracker.App.WithAsync(s => s.GetServices<IRetention>().OfType<ProposalRetention>().Single().RemoveAsync(TestContext.Current.CancellationToken));

    private static async Task<string> ProposeAsync(HttpClient author)
    {
        var response = await author.PostFormAsync("/records/memorandum/new", "/records/memorandum/new", RecordFields.Of("memorandum"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.ToString();
    }
}
