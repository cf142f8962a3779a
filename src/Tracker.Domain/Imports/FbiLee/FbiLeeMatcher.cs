using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>
/// Tells which rows are which agency. An agency is known by its ORI; else, if it has none yet, by its name at its home. One that
/// two agencies of the file could be is neither's. Whole names that are the same at the same home are one agency with another ORI,
/// names that were cut short are not.
/// </summary>
internal sealed class FbiLeeMatcher(AgencyDirectory directory, RefDrawer refs)
{
    public IEnumerable<FbiLeeAgency> Match(IReadOnlyCollection<FbiLeeReading> readings)
    {
        var groups = Distinct(readings)
            .GroupBy(KeyOf, StringComparer.Ordinal)
            .Select(g => g.OrderByDescending(r => r.Row.Year, StringComparer.Ordinal).ThenBy(r => r.Row.Number).ToList())
            .ToList();
        var candidates = groups.ConvertAll(g => KnownOf(g[0]) is null ? Candidate(g[0]) : null);
        var takers = Takers(groups, candidates);
        return groups.Select((group, i) => (KnownOf(group[0]) ?? (takers.Contains(i) ? candidates[i] : null)) is { } known
            ? new FbiLeeAgency(group, known, null)
            : new FbiLeeAgency(group, Made(group[0]), Offer(group[0], candidates[i])));
    }

    /// <summary>Gives those that bear one name at one home, because it was cut short, their ORI into the name.</summary>
    private IEnumerable<FbiLeeReading> Distinct(IReadOnlyCollection<FbiLeeReading> readings)
    {
        var bearers = readings.CountBy(r => (r.Home.Geoid, AgencyName.Fold(r.Name))).ToDictionary();
        return readings.Select(r => r.Row.IsCutShort && (bearers[(r.Home.Geoid, AgencyName.Fold(r.Name))] > 1 || NamesakeWithOri(r) is not null)
            ? r with { Name = $"{r.Name} ({r.Row.Ori})" }
            : r);
    }

    private string KeyOf(FbiLeeReading reading) =>
        KnownOf(reading)?.Ref ?? (reading.Row.IsCutShort ? reading.Row.Ori : $"{reading.Home.Geoid} {AgencyName.Fold(reading.Name)}");

    private AgencyChoice? KnownOf(FbiLeeReading reading) =>
        directory.FindByOri(reading.Row.Ori) ?? (reading.Row.IsCutShort ? null : NamesakeWithOri(reading));

    private AgencyChoice? NamesakeWithOri(FbiLeeReading reading) =>
        directory.Find(reading.Name, reading.Home.Geoid) is { Ori: not null } namesake && namesake.Home == reading.Home.Geoid && AgencyName.Fold(namesake.Name) == AgencyName.Fold(reading.Name) ? namesake : null;

    /// <summary>An agency without an ORI that bears the name, in one of the spellings of the same office.</summary>
    private AgencyChoice? Candidate(FbiLeeReading reading) => FbiLeeSpellings.Of(reading)
        .Select(s => directory.Find(s, reading.Home.Geoid))
        .FirstOrDefault(a => a is { Ori: null });

    /// <summary>The groups that take their candidate: the only one at its home, else the only one that bears its name.</summary>
    private static HashSet<int> Takers(List<List<FbiLeeReading>> groups, List<AgencyChoice?> candidates)
    {
        var takers = new HashSet<int>();
        foreach (var claims in candidates.Index().Where(c => c.Item is not null).GroupBy(c => c.Item!.Ref, StringComparer.Ordinal))
        {
            var atHome = claims.Where(c => groups[c.Index][0].Home.Geoid == c.Item!.Home).ToList();
            if ((atHome.Count > 0 ? atHome : [.. claims]) is [var only])
            {
                takers.Add(only.Index);
            }
        }

        return takers;
    }

    private AgencyChoice Made(FbiLeeReading reading) =>
        new(refs.Draw(Agency.RefPrefix), reading.Name, reading.Kind, reading.Home.Geoid, IsNew: true);

    private string? Offer(FbiLeeReading reading, AgencyChoice? contested)
    {
        var key = FoldedName.KeyOf(reading.Name);
        var near = contested is not null ? [contested] : NearNames.Of(key, directory.WithoutOriAt(reading.Home.Geoid).Where(a => a.Kind == reading.Kind), a => FoldedName.KeyOf(a.Name)).ToList();
        return near.Count == 0 ? null : $"Near in name, recorded there without an ORI, and left as it is: {string.Join(", ", near.Select(a => $"“{a.Name}” ({a.Ref})"))}.";
    }
}
