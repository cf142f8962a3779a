using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.History;
using Tracker.Web.Data;

namespace Tracker.Web.Tests;

internal static class ChangeSets
{
    /// <summary>Takes back what was saved last.</summary>
    public static Task<UndoResult> UndoLastAsync(this TrackerApp app) => app.WithAsync(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var last = await db.ChangeSets.MaxAsync(c => c.Id);
        var result = await services.GetRequiredService<ChangeSetUndo>().PrepareAsync(last, TestContext.Current.CancellationToken);
        var set = new ChangeSet(ChangeOrigin.Undo, null, "somebody", "Taken back", DateTime.UtcNow);
        set.TakeBack(last);
        await db.SaveChangesAsync(set);
        return result;
    });
}
