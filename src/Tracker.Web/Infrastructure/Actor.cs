using System.Security.Claims;

namespace Tracker.Web.Infrastructure;

/// <summary>Who does something: the account, if any, and the pseudonym that history shows.</summary>
public sealed record Actor(string? UserId, string Name)
{
    public const string PseudonymClaim = "pseudonym";

    /// <summary>What history says of whoever has deleted their account.</summary>
    public const string FormerContributor = Domain.History.ChangeSet.FormerContributor;

    private const string Unknown = "unknown";

    public static Actor CommandLine { get; } = new(null, "command line");

    public static Actor Tracker { get; } = new(null, "Tracker");

    /// <summary>Whether history says it of somebody or something else, so that nobody may take it as a pseudonym.</summary>
    public static bool IsReserved(string pseudonym) =>
        new[] { FormerContributor, Unknown, CommandLine.Name, Tracker.Name }.Contains(pseudonym.Trim(), StringComparer.OrdinalIgnoreCase);

    public static Actor Of(ClaimsPrincipal user) =>
        new(user.FindFirstValue(ClaimTypes.NameIdentifier), user.FindFirstValue(PseudonymClaim) ?? Unknown);
}
