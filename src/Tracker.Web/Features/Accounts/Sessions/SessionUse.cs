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

    /// <summary>What is not written yet; null where all is. To be asked before the session is read, or what is written in between is missed.</summary>
    public DateTime? NotedOf(string keyHash) => _notWritten.TryGetValue(keyHash, out var noted) ? noted : null;

    /// <summary>The later of what is written and what is not yet.</summary>
    public DateTime LastOf(UserSession session) => NotedOf(session.KeyHash) is { } noted && noted > session.LastUsedAtUtc ? noted : session.LastUsedAtUtc;

    public async Task WriteAsync(TrackerDbContext db, CancellationToken cancellation)
    {
        foreach (var (keyHash, at) in _notWritten)
        {
            await db.UserSessions.Where(s => s.KeyHash == keyHash && s.LastUsedAtUtc < at).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastUsedAtUtc, at), cancellation);
            _notWritten.TryRemove(new KeyValuePair<string, DateTime>(keyHash, at));
        }
    }
}
