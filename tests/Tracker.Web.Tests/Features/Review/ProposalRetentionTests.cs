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

        await tracker.App.ChangeSiteAsync(x => x.ProposalDays = "2");
        tracker.Clock.Advance(TimeSpan.FromDays(2));
        (await RemoveAsync()).ShouldBe([waiting, withdrawn], ignoreOrder: true);
        tracker.Clock.Advance(TimeSpan.FromDays(1));

        (await RemoveAsync()).ShouldBe([waiting]);
    }

    /// <summary>What is left. The program's own clock may have removed the rest a moment before.</summary>
    private Task<List<string>> RemoveAsync() => tracker.App.WithAsync(async s =>
    {
        await s.GetServices<IRetention>().OfType<ProposalRetention>().Single().RemoveAsync(TestContext.Current.CancellationToken);
        return await s.GetRequiredService<TrackerDbContext>().Proposals.Select(p => "/proposals/" + p.Ref).ToListAsync();
    });

    private static async Task<string> ProposeAsync(HttpClient author)
    {
        var response = await author.PostFormAsync("/records/memorandum/new", "/records/memorandum/new", RecordFields.Of("memorandum"));
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return response.Headers.Location!.ToString();
    }
}
