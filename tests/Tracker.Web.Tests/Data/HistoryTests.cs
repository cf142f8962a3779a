using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

public sealed class HistoryTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task A_save_of_records_without_a_change_set_is_refused()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.Remove(await db.Records.OfType<Domain.Memoranda.Memorandum>().FirstAsync(TestContext.Current.CancellationToken));
        await Should.ThrowAsync<DomainException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_starter_record_has_its_history_from_the_first_day()
    {
        var (records, histories) = await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            return (await db.Records.CountAsync(), await db.Changes.Where(c => c.RecordRef != null && db.Records.Any(r => r.Ref == c.RecordRef)).Select(c => c.RecordRef).Distinct().CountAsync());
        });
        records.ShouldBe(115);
        histories.ShouldBe(115);
    }
}
