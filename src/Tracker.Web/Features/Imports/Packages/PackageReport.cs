using System.Text.Json.Serialization;

namespace Tracker.Web.Features.Imports.Packages;

/// <summary>What became of a data package: as <c>import --json</c> prints it.</summary>
/// <param name="Rows">The rows of all tables that are read.</param>
/// <param name="Unchanged">Rows that say what the tracker knows by itself.</param>
/// <param name="ChangeSet">The save by which it was written; null where nothing was.</param>
internal sealed record PackageReport(string File, int Rows, int New, int Unchanged, IReadOnlyList<RowError> Errors, string? Unusable, long? ChangeSet)
{
    [JsonPropertyOrder(-1)]
    public string Profile => "package";

    public int Changed { get; }

    public int Conflict { get; }

    public int Refused => Rows - New - Unchanged;

    public string? Batch { get; }

    public static PackageReport Of(string file, string unusable) => new(file, 0, 0, 0, [], unusable, null);
}
