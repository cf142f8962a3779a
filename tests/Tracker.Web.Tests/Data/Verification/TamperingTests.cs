using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Data.Verification;
using Tracker.Web.Tests.Data.Chain;

namespace Tracker.Web.Tests.Data.Verification;

/// <summary>Somebody who has the database's file alters history in it: it is found every time, and named.</summary>
[Trait("Database", "sqlite")]
public sealed class TamperingTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const int Tamperings = 100;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whatever_is_done_to_history_is_found_a_hundred_times_of_a_hundred()
    {
        var missed = new List<string>();
        await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            await PrepareAsync(services, db);
            for (var seed = 0; seed < Tamperings; seed++)
            {
                await using var never = await db.Database.BeginTransactionAsync(Cancellation);
                var tampering = await DrawnTampering.DoAsync(db, seed, Cancellation);
                var fault = await new HistoryCheck(db).RunAsync(Cancellation);
                if (fault is null || !tampering.IsNamedBy(fault))
                {
                    missed.Add($"{seed}: {tampering}; found {fault}");
                }
            }

            return true;
        });
        missed.ShouldBeEmpty();
        (await app.FaultAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_else_is_said_to_be_broken_when_one_change_is()
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await PrepareAsync(scope.ServiceProvider, db);
        await using var never = await db.Database.BeginTransactionAsync(Cancellation);
        var set = await db.ChangeSets.AsNoTracking().OrderByDescending(c => c.ChangeCount).FirstAsync(Cancellation);
        await db.Database.ExecuteSqlAsync($"DELETE FROM \"Changes\" WHERE \"ChangeSetId\" = {set.Id} AND \"Ordinal\" = 2", Cancellation);
        var fault = (await new HistoryCheck(db).RunAsync(Cancellation))!;
        (fault.Place, fault.ChangeSet, fault.Change, fault.Reason).ShouldBe(("history", set.Id, 2L, set.Reason));
        fault.Message.ShouldBe("Its change 2 is missing, or another stands in its place.");
    }

    /// <summary>A few saves after those that the tracker starts with, one of them a forgotten person's, and no trigger in the way.</summary>
    private static async Task PrepareAsync(IServiceProvider services, TrackerDbContext db)
    {
        await db.DropTriggersAsync();
        await SomeHistory.WriteAsync(services);
    }
}
