using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data;

/// <summary>Brings the database to the program's own version before anything else touches it.</summary>
public sealed partial class DatabaseStartup(TrackerDbContext db, DataFolder folder, TimeProvider clock, ILogger<DatabaseStartup> logger)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(2);

    /// <summary>Only one process migrates and loads at a time; the others wait for it.</summary>
    public async Task RunAsync(Func<Task> load, CancellationToken cancellation)
    {
        await using var turn = await LockAsync(cancellation);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellation)).ToList();
        if (pending.Count > 0)
        {
            await BackUpAsync(cancellation);
            await ForgetStaleMigrationLockAsync(cancellation);
            await db.Database.MigrateAsync(cancellation);
        }

        await load();
    }

    /// <summary>Waits for whoever starts at the same time.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellation)
    {
        var waitUntil = clock.GetUtcNow() + LockPatience;
        while (true)
        {
            try
            {
                return LockedFile.Open(folder.File("startup.lock"));
            }
            catch (IOException) when (clock.GetUtcNow() < waitUntil)
            {
                await Task.Delay(200, cancellation);
            }
        }
    }

    private async Task BackUpAsync(CancellationToken cancellation)
    {
        if (db is not SqliteTrackerDbContext || !(await db.Database.GetAppliedMigrationsAsync(cancellation)).Any())
        {
            return;
        }

        Directory.CreateDirectory(folder.File("backups"));
        var file = Path.Combine(folder.File("backups"), $"before-migration-{clock.GetUtcNow().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}.db");
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {file}", cancellation);
        LogBackup(file);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Backed up the database to {File} before migrating.")]
    private partial void LogBackup(string file);

    // A process killed while migrating leaves its row behind, and every later start would wait for it without end.
    // Holding the file lock, we know that nobody else is migrating.
    private async Task ForgetStaleMigrationLockAsync(CancellationToken cancellation)
    {
        if (db is SqliteTrackerDbContext)
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancellation);
        }
    }
}
