using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Accounts;

/// <summary>How somebody has signed in: with a password alone, or with something else beside it.</summary>
internal static class SecondFactor
{
    /// <summary>Where one is set up.</summary>
    public const string Page = "/account/second-factor";

    // RFC 8176: several factors were used.
    private const string Method = "amr";
    private const string Several = "mfa";

    /// <summary>What a session carries that was begun with a second factor.</summary>
    public static Claim Given => new(Method, Several);

    public static bool WasGivenBy(ClaimsPrincipal user) => user.HasClaim(Method, Several);

    /// <summary>True for an editor or administrator who has signed in with a password alone, where that is not enough.</summary>
    public static bool IsMissing(ClaimsPrincipal user, AccountSettings settings) =>
        settings.SecondFactor == SecondFactorRule.Required && (user.IsInRole(Roles.Editor) || user.IsInRole(Roles.Administrator)) && !WasGivenBy(user);
}

/// <summary>Met by whoever needs no second factor, or has given one.</summary>
internal sealed class SecondFactorRequirement : IAuthorizationRequirement;

internal sealed class SecondFactorHandler(IOptions<AccountSettings> settings) : AuthorizationHandler<SecondFactorRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, SecondFactorRequirement requirement)
    {
        if (!SecondFactor.IsMissing(context.User, settings.Value))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
