using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Review;
using Tracker.Domain.Site;
using Tracker.Web.Data.Chain;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Data;

/// <summary>
/// Takes an account out of the database. What somebody contributed stays, under the name that all have who left. Everything in the
/// model that tells of a person is listed here, and a test looks for what is not.
/// </summary>
public sealed class Forgetting(TrackerDbContext db, PendingScrub scrub)
{
    private static readonly Step[] Steps =
    [
        new(typeof(ChangeSet), [nameof(ChangeSet.By), nameof(ChangeSet.UserId)], (db, who, cancellation) => db.ForgetAsync(who.Id, cancellation)),
        new(typeof(Proposal), [nameof(Proposal.Author), nameof(Proposal.AuthorId)], (db, who, cancellation) => db.Proposals.Where(p => p.AuthorId == who.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.Author, Actor.FormerContributor).SetProperty(p => p.AuthorId, (string?)null), cancellation)),
        new(typeof(Proposal), [nameof(Proposal.DecidedBy)], (db, who, cancellation) => db.Proposals.Where(p => p.DecidedBy == who.Pseudonym)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.DecidedBy, Actor.FormerContributor), cancellation)),
        new(typeof(Correction), [nameof(Correction.DecidedBy)], (db, who, cancellation) => db.Corrections.Where(c => c.DecidedBy == who.Pseudonym)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.DecidedBy, Actor.FormerContributor), cancellation)),
        new(typeof(ImportBatch), [nameof(ImportBatch.By)], (db, who, cancellation) => db.ImportBatches.Where(b => b.By == who.Pseudonym)
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.By, Actor.FormerContributor), cancellation)),
        new(typeof(ImportBatch), [nameof(ImportBatch.AskedBy), nameof(ImportBatch.AskedByUserId)], (db, who, cancellation) => db.ImportBatches.Where(b => b.AskedByUserId == who.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.AskedBy, Actor.FormerContributor).SetProperty(b => b.AskedByUserId, (string?)null), cancellation)),
        new(typeof(ImportMapping), [nameof(ImportMapping.By)], (db, who, cancellation) => db.ImportMappings.Where(m => m.By == who.Pseudonym)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.By, Actor.FormerContributor), cancellation)),

        // A new version makes every kept page anew: they show pseudonyms.
        new(typeof(SiteSettings), [nameof(Domain.Site.SiteSettings.ChangedBy)], (db, who, cancellation) => db.SiteSettings
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ChangedBy, x => x.ChangedBy == who.Pseudonym ? Actor.FormerContributor : x.ChangedBy).SetProperty(x => x.Version, x => x.Version + 1), cancellation)),
        new(typeof(OneTimeLink), [nameof(OneTimeLink.UserId), nameof(OneTimeLink.Email)], (db, who, cancellation) => db.OneTimeLinks
            .Where(l => l.UserId == who.Id || (who.Email != null && l.Email == who.Email)).ExecuteDeleteAsync(cancellation)),
        new(typeof(UserSession), [nameof(UserSession.UserId)], (db, who, cancellation) => db.UserSessions.Where(s => s.UserId == who.Id).ExecuteDeleteAsync(cancellation)),
        new(typeof(ApiToken), [nameof(ApiToken.UserId)], (db, who, cancellation) => db.ApiTokens.Where(t => t.UserId == who.Id).ExecuteDeleteAsync(cancellation)),
        new(typeof(IdentityUserClaim<string>), ["UserId"], (db, who, cancellation) => db.UserClaims.Where(c => c.UserId == who.Id).ExecuteDeleteAsync(cancellation)),
        new(typeof(IdentityUserLogin<string>), ["UserId"], (db, who, cancellation) => db.UserLogins.Where(l => l.UserId == who.Id).ExecuteDeleteAsync(cancellation)),
        new(typeof(IdentityUserToken<string>), ["UserId"], (db, who, cancellation) => db.UserTokens.Where(t => t.UserId == who.Id).ExecuteDeleteAsync(cancellation)),
        new(typeof(IdentityUserRole<string>), ["UserId"], (db, who, cancellation) => db.UserRoles.Where(r => r.UserId == who.Id).ExecuteDeleteAsync(cancellation)),
        new(typeof(IdentityUserPasskey<string>), ["UserId"], (db, who, cancellation) => db.UserPasskeys.Where(p => p.UserId == who.Id).ExecuteDeleteAsync(cancellation)),

        // Last: the others point at it.
        new(typeof(TrackerUser), [nameof(TrackerUser.Pseudonym), "UserName", "NormalizedUserName", "Email", "NormalizedEmail"],
            (db, who, cancellation) => db.Users.Where(u => u.Id == who.Id).ExecuteDeleteAsync(cancellation)),
    ];

    /// <summary>The properties of the model that are decided here, as <c>Entity.Property</c>.</summary>
    internal static IEnumerable<string> Decided => Steps.SelectMany(s => s.Properties.Select(p => $"{s.Entity.Name}.{p}"));

    internal static IEnumerable<Type> Entities => Steps.Select(s => s.Entity).Distinct();

    /// <summary>False, with nothing changed, for the last administrator who can sign in: nobody could let others in again.</summary>
    /// <param name="user">Whose account it is.</param>
    /// <param name="administratorRole">The role of which one must remain.</param>
    /// <param name="cancellation">Stops it, with nothing changed.</param>
    public async Task<bool> ForgetAsync(TrackerUser user, string administratorRole, CancellationToken cancellation)
    {
        await using var turn = await db.TakeTurnAsync(cancellation);
        if (await IsLastAsync(user, administratorRole, cancellation))
        {
            return false;
        }

        foreach (var step in Steps)
        {
            await step.DoAsync(db, user, cancellation);
        }

        // Beforehand, so that it is done even if the program ends right after.
        scrub.Ask();
        await turn.CommitAsync(cancellation);
        db.ChangeTracker.Clear();
        scrub.Ring();
        return true;
    }

    private async Task<bool> IsLastAsync(TrackerUser user, string role, CancellationToken cancellation)
    {
        var administrators = await db.Users.Where(u => !u.IsDisabled && db.UserRoles.Any(r => r.UserId == u.Id && db.Roles.Any(x => x.Id == r.RoleId && x.Name == role)))
            .Select(u => u.Id).Take(2).ToListAsync(cancellation);
        return administrators.Count == 1 && administrators[0] == user.Id;
    }

    private sealed record Step(Type Entity, string[] Properties, Func<TrackerDbContext, TrackerUser, CancellationToken, Task> DoAsync);
}
