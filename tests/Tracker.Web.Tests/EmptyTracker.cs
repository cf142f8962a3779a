using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Web.Data;

namespace Tracker.Web.Tests;

/// <summary>A tracker of which nothing is recorded, on a day that passes only when it is told to.</summary>
public sealed class EmptyTracker : IAsyncLifetime
{
    public EmptyTracker() => App = new TrackerApp { Clock = Clock };

    /// <summary>It begins on 2 October 2026.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 10, 2, 12, 0, 0, TimeSpan.Zero));

    public TrackerApp App { get; }

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        await ClearAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>Takes all records and checks away, as if they had never been; what it did is a change, so that no page of before is kept.</summary>
    public Task ClearAsync() => App.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        await using var turn = await db.TakeTurnAsync(TestContext.Current.CancellationToken);
        await db.Checks.ExecuteDeleteAsync();
        await db.Citations.ExecuteDeleteAsync();
        await db.Set<RecordTag>().ExecuteDeleteAsync();
        await db.Set<Listing>().ExecuteDeleteAsync();
        await db.ListSnapshots.ExecuteDeleteAsync();
        await db.Records.ExecuteDeleteAsync();
        db.ChangeSets.Add(new ChangeSet(ChangeOrigin.Form, userId: null, "the test", "Begin again", Clock.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync();
        await turn.CommitAsync();
        return true;
    });
}
