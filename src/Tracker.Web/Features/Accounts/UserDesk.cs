using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <param name="Role">Blank where the account has none.</param>
public sealed record UserLine(string Id, string Pseudonym, string Role, bool IsDisabled, bool HasSecondFactor, DateOnly? LastUsedOn);

/// <param name="Id">The hash of its token, by which it can be taken back.</param>
public sealed record InvitationLine(string Id, string Role, string? Email, DateOnly ExpiresOn);

/// <summary>What administrators do with others' accounts. Each of it ends the account's sessions at once.</summary>
public sealed class UserDesk(TrackerDbContext db, UserManager<TrackerUser> users, TimeProvider clock)
{
    public Task<int> CountAsync(CancellationToken cancellation) => Known.CountAsync(cancellation);

    // Who has asked to join, and waits, has no account yet.
    private IQueryable<TrackerUser> Known => db.Users.Where(u => u.AskedOn == null);

    public async Task<IReadOnlyList<UserLine>> ListAsync(int skip, int take, CancellationToken cancellation)
    {
        var found = await Known.AsNoTracking().OrderBy(u => u.Pseudonym).Skip(skip).Take(take).Select(u => new
        {
            u.Id,
            u.Pseudonym,
            u.IsDisabled,
            Role = db.UserRoles.Where(r => r.UserId == u.Id).Select(r => db.Roles.First(x => x.Id == r.RoleId).Name).FirstOrDefault(),
            HasSecondFactor = u.TwoFactorEnabled || db.Set<IdentityUserPasskey<string>>().Any(p => p.UserId == u.Id),
            LastUsed = db.UserSessions.Where(s => s.UserId == u.Id).Max(s => (DateTime?)s.LastUsedAtUtc),
        }).ToListAsync(cancellation);
        return found.Select(u => new UserLine(u.Id, u.Pseudonym, u.Role ?? "", u.IsDisabled, u.HasSecondFactor, u.LastUsed is { } at ? DateOnly.FromDateTime(at) : null)).ToList();
    }

    public async Task<IReadOnlyList<InvitationLine>> InvitationsAsync(CancellationToken cancellation)
    {
        var now = clock.Utc();
        var links = await db.OneTimeLinks.AsNoTracking().Where(l => l.UserId == null && l.ExpiresAtUtc > now).OrderBy(l => l.ExpiresAtUtc).ToListAsync(cancellation);
        return links.Select(l => new InvitationLine(l.TokenHash, l.Role, l.Email, DateOnly.FromDateTime(l.ExpiresAtUtc))).ToList();
    }

    public async Task<bool> TakeBackInvitationAsync(string? id, CancellationToken cancellation) =>
        await db.OneTimeLinks.Where(l => l.TokenHash == id && l.UserId == null).ExecuteDeleteAsync(cancellation) == 1;

    public async Task<TrackerUser?> FindAsync(string id) => await users.FindByIdAsync(id) is { AskedOn: null } user ? user : null;

    public async Task ChangeRoleAsync(TrackerUser user, string role)
    {
        await users.RemoveFromRolesAsync(user, await users.GetRolesAsync(user));
        await users.AddToRoleAsync(user, role);
        await users.UpdateSecurityStampAsync(user);
    }

    public async Task DisableAsync(TrackerUser user, bool isDisabled)
    {
        user.IsDisabled = isDisabled;
        await users.UpdateSecurityStampAsync(user);
    }
}
