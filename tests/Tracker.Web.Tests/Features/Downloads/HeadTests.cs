using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Downloads;

public sealed class HeadTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task The_data_page_shows_the_head_of_the_day_and_a_save_makes_it_another()
    {
        var client = await app.SignedInAsync("editor");
        var before = await ShownAsync();
        await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"));
        var after = await ShownAsync();
        after.ShouldNotBe(before);

        var (day, digest) = await app.WithAsync(async s =>
        {
            var head = await s.GetRequiredService<TrackerDbContext>().HistoryHeads.OrderByDescending(h => h.LastChangeSetId).FirstAsync(TestContext.Current.CancellationToken);
            return (head.Day, Convert.ToHexStringLower(head.Digest));
        });
        day.ShouldBe(TimeProvider.System.Day());
        after.ShouldBe((day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), digest));
        using var json = JsonDocument.Parse(await app.Anonymous().GetStringAsync("/data/heads.json", TestContext.Current.CancellationToken));
        json.RootElement[0].GetProperty("digest").GetString().ShouldBe(digest);
    }

    private async Task<(string? Day, string Digest)> ShownAsync()
    {
        var section = (await app.Anonymous().GetPageAsync("/data")).QuerySelector("section[aria-labelledby=head]")!;
        return (section.QuerySelector("time")!.GetAttribute("datetime"), section.QuerySelector("p > code")!.TextContent);
    }
}
