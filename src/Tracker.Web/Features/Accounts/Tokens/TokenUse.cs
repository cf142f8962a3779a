using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts.Tokens;

/// <summary>
/// On which day tokens were last used, and nothing finer. It is noted in memory and written within a minute, once a day for each, past
/// history: no page changes by it.
/// </summary>
public sealed class TokenUse
{
    private readonly ConcurrentDictionary<int, DateOnly> _notWritten = new();

    public void Note(ApiToken token, DateOnly today)
    {
        if (token.LastUsedOn != today)
        {
            _notWritten[token.Id] = today;
        }
    }

    /// <summary>The later of what is written and what is not yet.</summary>
    public DateOnly? LastOf(ApiToken token) => _notWritten.TryGetValue(token.Id, out var noted) ? noted : token.LastUsedOn;

    public async Task WriteAsync(TrackerDbContext db, CancellationToken cancellation)
    {
        foreach (var (id, day) in _notWritten)
        {
            await db.ApiTokens.Where(t => t.Id == id && (t.LastUsedOn == null || t.LastUsedOn < day)).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedOn, day), cancellation);
            _notWritten.TryRemove(new KeyValuePair<int, DateOnly>(id, day));
        }
    }
}
