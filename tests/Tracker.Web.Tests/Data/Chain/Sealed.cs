using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Data.Verification;

namespace Tracker.Web.Tests.Data.Chain;

internal static class Sealed
{
    /// <summary>What <c>verify</c> finds wrong with the history of a tracker; null when it is sound.</summary>
    public static Task<Fault?> FaultAsync(this TrackerApp app) =>
        app.WithAsync(async services => (await services.GetRequiredService<Verifier>().RunAsync(TestContext.Current.CancellationToken)).Fault);

    /// <summary>As somebody would begin who has the file and means to alter history.</summary>
    public static async Task DropTriggersAsync(this TrackerDbContext db)
    {
        var triggers = await db.Database.SqlQueryRaw<string>("SELECT 'DROP TRIGGER \"' || name || '\"' AS Value FROM sqlite_master WHERE type = 'trigger'").ToListAsync();
        foreach (var statement in triggers)
        {
            await db.Database.ExecuteSqlRawAsync(statement);
        }
    }
}
