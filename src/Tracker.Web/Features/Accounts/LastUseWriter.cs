using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts.Sessions;
using Tracker.Web.Features.Accounts.Tokens;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>Writes every minute when sessions and tokens were last used, and takes away sessions that are over and tokens that have long expired.</summary>
internal sealed partial class LastUseWriter(SessionUse sessions, TokenUse tokens, IServiceScopeFactory scopes, TimeProvider clock, ILogger<LastUseWriter> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    // So long their owner sees that they have expired.
    private static readonly TimeSpan ExpiredShown = TimeSpan.FromDays(30);

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
        await sessions.WriteAsync(db, cancellation);
        await tokens.WriteAsync(db, cancellation);
        var now = clock.Utc();
        var begunBefore = now - UserSession.Longest;
        await db.UserSessions.Where(s => s.StartedAtUtc < begunBefore).ExecuteDeleteAsync(cancellation);
        var expiredBefore = now - ExpiredShown;
        await db.ApiTokens.Where(t => t.ExpiresAtUtc < expiredBefore).ExecuteDeleteAsync(cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "When sessions and tokens were last used could not be written, and is tried again in a minute: {Why}")]
    private static partial void LogBusy(ILogger logger, string why);
}
