using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Tokens;

/// <summary>Tells for whom a token stands, as their account is at this moment: its role, and of the token's scopes those that the role may have.</summary>
public sealed class TokenOwner(TrackerDbContext db, UserManager<TrackerUser> users, IUserClaimsPrincipalFactory<TrackerUser> principals, TokenUse use, TimeProvider clock)
{
    /// <summary>The claim that says until when the token can be used, in UTC.</summary>
    public const string ExpiryClaim = "expires";

    /// <summary>Null where the secret is none, or of a token that is revoked or expired, or whose owner may not sign in.</summary>
    public async Task<ClaimsPrincipal?> FindAsync(string secret, CancellationToken cancellation)
    {
        if (!TokenSecret.IsOne(secret))
        {
            return null;
        }

        var (hash, now) = (TokenSecret.HashOf(secret), clock.Utc());
        var token = await db.ApiTokens.AsNoTracking().SingleOrDefaultAsync(t => t.SecretHash == hash && t.ExpiresAtUtc > now, cancellation);
        if (token is null || await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == token.UserId && !u.IsDisabled, cancellation) is not { } owner)
        {
            return null;
        }

        use.Note(token, clock.Day());
        return await PrincipalAsync(token, owner);
    }

    private async Task<ClaimsPrincipal> PrincipalAsync(ApiToken token, TrackerUser owner)
    {
        var principal = await principals.CreateAsync(owner);
        var identity = (ClaimsIdentity)principal.Identity!;
        var allowed = Scopes.Of(identity.FindAll(identity.RoleClaimType).Select(c => c.Value).ToList());
        identity.AddClaims(token.Scopes.Split(' ').Intersect(allowed, StringComparer.Ordinal).Select(s => new Claim(Scopes.Claim, s)));
        identity.AddClaim(new Claim(ExpiryClaim, token.ExpiresAtUtc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));

        // Tokens of editors are made in a session with a second factor; without one any longer, nobody may write as an editor.
        if (owner.TwoFactorEnabled || (await users.GetPasskeysAsync(owner)).Count > 0)
        {
            identity.AddClaim(SecondFactor.Given);
        }

        return principal;
    }
}
