using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>One-time links: 256 random bits, of which only the hash is kept.</summary>
public sealed class OneTimeLinks(TrackerDbContext db, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan LifetimeOfForgotten = TimeSpan.FromHours(1);

    /// <summary>A path such as <c>/join/…</c> that makes one account of that role, within seven days.</summary>
    public async Task<string> InviteAsync(string role, string? email, CancellationToken cancellation) =>
        await MakeAsync(role, null, email, Lifetime, cancellation);

    /// <summary>A path that lets the account choose a new password.</summary>
    public async Task<string> ResetAsync(TrackerUser user, CancellationToken cancellation) =>
        await MakeAsync("", user.Id, user.Email, Lifetime, cancellation);

    /// <summary>The same for who asked for it themselves, within one hour.</summary>
    public async Task<string> ForgottenAsync(TrackerUser user, CancellationToken cancellation) =>
        await MakeAsync("", user.Id, user.Email, LifetimeOfForgotten, cancellation);

    /// <summary>A fresh link for the first administrator; links made before for that purpose stop working.</summary>
    public async Task<string?> ForFirstAdministratorAsync(CancellationToken cancellation)
    {
        if (await db.UserRoles.AnyAsync(ur => db.Roles.Any(r => r.Id == ur.RoleId && r.Name == Roles.Administrator), cancellation))
        {
            return null;
        }

        await db.OneTimeLinks.Where(l => l.Role == Roles.Administrator && l.UserId == null && l.Email == null).ExecuteDeleteAsync(cancellation);
        return await InviteAsync(Roles.Administrator, null, cancellation);
    }

    public Task<OneTimeLink?> FindAsync(string token, CancellationToken cancellation)
    {
        var hash = HashOf(token);
        var now = clock.Utc();
        return db.OneTimeLinks.AsNoTracking().FirstOrDefaultAsync(l => l.TokenHash == hash && l.ExpiresAtUtc > now, cancellation);
    }

    /// <summary>True for the one caller who uses the link up.</summary>
    public async Task<bool> UseUpAsync(OneTimeLink link, CancellationToken cancellation) =>
        await db.OneTimeLinks.Where(l => l.TokenHash == link.TokenHash).ExecuteDeleteAsync(cancellation) == 1;

    private async Task<string> MakeAsync(string role, string? userId, string? email, TimeSpan lifetime, CancellationToken cancellation)
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.OneTimeLinks.Add(new OneTimeLink(HashOf(token), role, userId, email, clock.Utc() + lifetime));
        await db.SaveChangesAsync(cancellation);
        return $"/join/{token}";
    }

    private static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
