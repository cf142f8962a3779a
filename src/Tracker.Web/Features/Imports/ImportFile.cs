using Tracker.Domain.Files;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Features.Imports;

/// <summary>A file as somebody gave it, with what they said about it.</summary>
/// <param name="Profile">The slug of the profile they chose; null to have it recognised.</param>
/// <param name="ObservedOn">The day its list stood published; null to take it from the name.</param>
/// <param name="Encoding">The encoding they chose; null for UTF-8, or what a byte order mark says.</param>
public sealed record ImportFile(string Name, GivenContent Content, string? Profile, DateOnly? ObservedOn, TextEncodingChoice? Encoding)
{
    /// <summary>What they said its columns are; null to have its kind recognised.</summary>
    public ColumnMapping? Mapping { get; init; }

    /// <summary>Where the program fetched it itself, and when; null where somebody gave it.</summary>
    public (Uri From, DateTime AtUtc)? Fetched { get; init; }

    public string Sha256 { get; init; } = Content.Sha256;
}

/// <summary>What a file would do, or why it cannot be used.</summary>
public sealed record ImportReading(ImportPlan? Plan, string? Unusable)
{
    public ImportProfile? Profile { get; init; }
}
