using System.Security.Claims;

namespace Tracker.Web.Infrastructure;

/// <summary>Who does something: the account, if any, and the pseudonym that history shows.</summary>
public sealed record Actor(string? UserId, string Name)
{
    public const string PseudonymClaim = "pseudonym";

    public static Actor CommandLine { get; } = new(null, "command line");

    public static Actor Tracker { get; } = new(null, "Tracker");

    public static Actor Of(ClaimsPrincipal user) =>
        new(user.FindFirstValue(ClaimTypes.NameIdentifier), user.FindFirstValue(PseudonymClaim) ?? "unknown");
}
