namespace Tracker.Web.Features.Shared;

/// <summary>What an account may do. A reader needs no account.</summary>
public static class Roles
{
    /// <summary>May propose records and changes to them, and record what was looked for and not found.</summary>
    public const string Contributor = "contributor";

    /// <summary>May also record without asking, review, delete, import and undo.</summary>
    public const string Editor = "editor";

    /// <summary>May also give others an account, and settle what holds for the whole site.</summary>
    public const string Administrator = "administrator";

    public static IReadOnlyList<string> All { get; } = [Contributor, Editor, Administrator];
}

/// <summary>The policies that actions name; each says what is done, not who does it.</summary>
public static class Policies
{
    public const string Propose = "propose";
    public const string RecordChecks = "record checks";
    public const string WriteRecords = "write records";
    public const string Review = "review";
    public const string DeleteRecords = "delete records";
    public const string PrepareImports = "prepare imports";
    public const string Import = "import";
    public const string MakeTokens = "make tokens";
    public const string ManageAccounts = "manage accounts";
    public const string ManageSite = "manage the site";

    public static IReadOnlyDictionary<string, string[]> RolesOf { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Propose] = [Roles.Contributor, Roles.Editor, Roles.Administrator],
        [RecordChecks] = [Roles.Contributor, Roles.Editor, Roles.Administrator],
        [WriteRecords] = [Roles.Editor, Roles.Administrator],
        [Review] = [Roles.Editor, Roles.Administrator],
        [DeleteRecords] = [Roles.Editor, Roles.Administrator],
        [PrepareImports] = [Roles.Contributor, Roles.Editor, Roles.Administrator],
        [Import] = [Roles.Editor, Roles.Administrator],
        [MakeTokens] = [Roles.Contributor, Roles.Editor, Roles.Administrator],
        [ManageAccounts] = [Roles.Administrator],
        [ManageSite] = [Roles.Administrator],
    };
}
