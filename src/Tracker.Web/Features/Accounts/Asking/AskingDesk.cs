using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Asking;

/// <summary>Somebody who waits to be let in.</summary>
public sealed record AskingLine(string Id, string Pseudonym, DateOnly AskedOn, string? Why);

/// <summary>Takes requests for an account. Each makes one that is closed until an administrator decides.</summary>
public sealed class AskingDesk(TrackerDbContext db, UserManager<TrackerUser> users, GuessingBrake brake, DecoyPassword decoy, Forgetting forgetting, TimeProvider clock)
{
    // No pseudonym is written so once it is normalised: what is counted under it are all who ask.
    private const string All = "asking";

    /// <summary>False, with nothing done, after too many requests. Whether the pseudonym was free is not told, and takes as long either way.</summary>
    public async Task<bool> AskAsync(string pseudonym, string password, string? why, IPAddress? network)
    {
        if (!brake.MayTry(All, network))
        {
            return false;
        }

        if (Actor.IsReserved(pseudonym) || await users.FindByNameAsync(pseudonym) is not null)
        {
            decoy.Verify(password);
            return true;
        }

        var user = new TrackerUser { UserName = pseudonym, Pseudonym = pseudonym, IsDisabled = true, AskedOn = clock.Day(), AskedWhy = Domain.Text.Tidy(why) };
        await users.CreateAsync(user, password);
        return true;
    }

    public async Task<IReadOnlyList<AskingLine>> WaitingAsync(CancellationToken cancellation) => await db.Users.AsNoTracking().Where(u => u.AskedOn != null)
        .OrderBy(u => u.AskedOn).ThenBy(u => u.Pseudonym).Select(u => new AskingLine(u.Id, u.Pseudonym, u.AskedOn!.Value, u.AskedWhy)).ToListAsync(cancellation);

    /// <summary>The pseudonym of whoever may now sign in; null where nobody waits under that id.</summary>
    public async Task<string?> LetInAsync(string id)
    {
        if (await FindAsync(id) is not { } user)
        {
            return null;
        }

        (user.AskedOn, user.AskedWhy, user.IsDisabled) = (null, null, false);
        await users.AddToRoleAsync(user, Roles.Contributor);
        await users.UpdateSecurityStampAsync(user);
        return user.Pseudonym;
    }

    /// <summary>Forgets who asked; the pseudonym of it, or null where nobody waits under that id.</summary>
    public async Task<string?> DeclineAsync(string id, CancellationToken cancellation)
    {
        if (await FindAsync(id) is not { } user)
        {
            return null;
        }

        await forgetting.ForgetAsync(user, Roles.Administrator, cancellation);
        return user.Pseudonym;
    }

    private async Task<TrackerUser?> FindAsync(string id) => await users.FindByIdAsync(id) is { AskedOn: not null } user ? user : null;
}
