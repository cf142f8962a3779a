namespace Tracker.Web.Features.Shared;

/// <summary>What a token is for. None of them gives more than its owner's role does.</summary>
public static class Scopes
{
    /// <summary>The claim of which a request with a token carries one for each scope that counts now.</summary>
    public const string Claim = "scope";

    /// <summary>To see whose token it is, and nothing else: reading what is recorded needs no token.</summary>
    public const string Read = "read";

    /// <summary>To propose records and changes to them.</summary>
    public const string Propose = "propose";

    /// <summary>To record without asking.</summary>
    public const string Write = "write";

    /// <summary>To give files to import.</summary>
    public const string Import = "import";

    public static IReadOnlyDictionary<string, string[]> RolesOf { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Read] = [Roles.Contributor, Roles.Editor, Roles.Administrator],
        [Propose] = Policies.RolesOf[Policies.Propose],
        [Write] = Policies.RolesOf[Policies.WriteRecords],
        [Import] = Policies.RolesOf[Policies.PrepareImports],
    };

    /// <summary>The scopes that a token of somebody with these roles may have.</summary>
    public static IEnumerable<string> Of(IReadOnlyCollection<string> roles) => RolesOf.Where(s => s.Value.Any(roles.Contains)).Select(s => s.Key);
}

/// <summary>The policies of addresses that take tokens, and nothing else.</summary>
public static class TokenPolicies
{
    /// <summary>How a request with a token is told who makes it.</summary>
    public const string Scheme = "Bearer";

    public const string Know = "know by token";
    public const string Send = "send records by token";
    public const string Import = "import by token";

    /// <summary>Of these scopes one is needed; none where any valid token will do.</summary>
    public static IReadOnlyDictionary<string, string[]> ScopesOf { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Know] = [],
        [Send] = [Scopes.Write, Scopes.Propose],
        [Import] = [Scopes.Import],
    };
}
