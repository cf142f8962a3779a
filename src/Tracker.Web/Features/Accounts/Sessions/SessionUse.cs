using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts.Sessions;

/// <summary>
/// When sessions were last used. Reading a page must not wait for somebody's import to end writing, so that uses are noted in memory
/// and written a minute later.
/// </summary>
public sealed class SessionUse
{
    private readonly ConcurrentDictionary<string, DateTime> _notWritten = new(StringComparer.Ordinal);

    public void Note(string keyHash, DateTime nowUtc) => _notWritten[keyHash] = nowUtc;

    /// <summary>The later of what is written and what is not yet.</summary>
    public DateTime LastOf(UserSession session) =>
        _notWritten.TryGetValue(session.KeyHash, out var noted) && noted > session.LastUsedAtUtc ? noted : session.LastUsedAtUtc;

    public async Task WriteAsync(TrackerDbContext db, CancellationToken cancellation)
    {
        foreach (var (keyHash, at) in _notWritten)
        {
            await db.UserSessions.Where(s => s.KeyHash == keyHash && s.LastUsedAtUtc < at).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastUsedAtUtc, at), cancellation);
            _notWritten.TryRemove(new KeyValuePair<string, DateTime>(keyHash, at));
        }
    }
}

/// <summary>Writes every minute when sessions were last used, and takes those away that are over.</summary>
internal sealed partial class SessionUseWriter(SessionUse use, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SessionUseWriter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (System.Data.Common.DbException e)
            {
                LogBusy(log, e.Message);
            }
        }
    }

    private async Task WriteAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        await use.WriteAsync(db, cancellation);
        var begunBefore = clock.GetUtcNow().UtcDateTime - UserSession.Longest;
        await db.UserSessions.Where(s => s.StartedAtUtc < begunBefore).ExecuteDeleteAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "When sessions were last used could not be written, and is tried again in a minute: {Why}")]
    private static partial void LogBusy(ILogger logger, string why);
}
