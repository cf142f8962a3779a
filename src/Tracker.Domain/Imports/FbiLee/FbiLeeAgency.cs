using Tracker.Domain.Agencies;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>One agency with the rows that are it: one as a rule, more where it was given another ORI.</summary>
internal sealed class FbiLeeAgency(IReadOnlyList<FbiLeeReading> readings, AgencyChoice choice, string? note)
{
    /// <summary>The row of the newest year, whose ORI the agency has now.</summary>
    public FbiLeeReading Primary { get; } = readings[0];

    /// <summary>The numbers of its rows.</summary>
    public IEnumerable<int> Rows => readings.Select(r => r.Row.Number);

    public AgencyChoice Choice { get; } = choice;

    /// <summary>What to say of agencies that it may be, or not.</summary>
    public string? Note { get; } = note;

    /// <summary>The identifier that the agency would get; null when it has one.</summary>
    public string? OriToAdd => Choice.Ori is null ? Primary.Row.Ori : null;

    /// <summary>Published names and former identifiers that it is not found by yet.</summary>
    public IReadOnlyList<string> NamesToAdd()
    {
        var ori = Choice.Ori ?? Primary.Row.Ori;
        var known = Choice.OtherNames.Append(Choice.Name).Select(AgencyName.Fold).ToHashSet(StringComparer.Ordinal);
        return [.. readings.Select(r => r.Row.Name).Concat(readings.Select(r => r.Row.Ori).Where(o => o != ori)).Where(n => known.Add(AgencyName.Fold(n)))];
    }
}
