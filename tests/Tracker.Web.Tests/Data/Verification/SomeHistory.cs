using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.History;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Data.Chain;

namespace Tracker.Web.Tests.Data.Verification;

internal static class SomeHistory
{
    private static readonly string[] Authors = ["account-1", "account-2", "account-3"];

    /// <summary>Six saves of two sources each, on three days, by three people of whom one is forgotten.</summary>
    public static async Task WriteAsync(IServiceProvider services)
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        for (var i = 0; i < 6; i++)
        {
            var name = Guid.NewGuid().ToString("N")[..8];
            db.AddRange(Named($"source-{name}-1"), Named($"source-{name}-2"));
            var at = new DateTime(2026, 10, 1 + (i / 2), 9, i, 0, DateTimeKind.Utc);
            await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, Authors[i % Authors.Length], $"Author {i % Authors.Length}", $"Added {name}", at), TestContext.Current.CancellationToken);
        }

        await db.ForgetAsync(Authors[0], TestContext.Current.CancellationToken);
        db.ChangeTracker.Clear();
    }

    private static Source Named(string sourceRef)
    {
        var source = new Source(sourceRef);
        source.Describe(new SourceInput { Title = "Señal " + sourceRef, Url = "https://example.org/" + sourceRef, Kind = "news" });
        return source;
    }
}
