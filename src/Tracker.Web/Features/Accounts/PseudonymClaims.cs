using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>Says of who is signed in the pseudonym, for the masthead and for history, and not the e-mail, which nobody is shown.</summary>
internal sealed class PseudonymClaims(UserManager<TrackerUser> users, RoleManager<IdentityRole> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<TrackerUser, IdentityRole>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(TrackerUser user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.TryRemoveClaim(identity.FindFirst(Options.ClaimsIdentity.EmailClaimType));
        identity.AddClaim(new Claim(Actor.PseudonymClaim, user.Pseudonym));
        return identity;
    }
}
