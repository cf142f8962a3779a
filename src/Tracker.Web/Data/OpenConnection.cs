using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data;

/// <summary>Holds a context's connection open, so that each of several commands need not take it from the pool and give it back.</summary>
public readonly struct OpenConnection : IAsyncDisposable
{
    private readonly TrackerDbContext _db;

    internal OpenConnection(TrackerDbContext db) => _db = db;

    public ValueTask DisposeAsync() => new(_db.Database.CloseConnectionAsync());
}

public static class OpenConnections
{
    /// <summary>May be held within itself; the last one that is let go closes.</summary>
    public static async Task<OpenConnection> OpenedAsync(this TrackerDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        return new OpenConnection(db);
    }
}
