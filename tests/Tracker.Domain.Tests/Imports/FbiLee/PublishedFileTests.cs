using System.Text.RegularExpressions;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.FbiLee;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Tests.Spreadsheets;

namespace Tracker.Domain.Tests.Imports.FbiLee;

/// <summary>The FBI's file as published, where it lies beside the repository.</summary>
public sealed partial class PublishedFileTests(ITestOutputHelper output)
{
    private const double ShareInTheRightCounty = 0.98;

    private static readonly FbiLeeProfile Profile = new();

    [Fact]
    public void Every_row_is_an_agency_of_its_own_or_says_whose_it_is()
    {
        var office = new Office();
        var plan = Plan(office);
        office.Apply(plan);

        Enum.GetValues<RowOutcome>().Sum(plan.Count).ShouldBe(plan.Rows.Count);
        plan.Count(RowOutcome.Refused).ShouldBe(0);
        plan.Rows.Where(r => r.Outcome == RowOutcome.Unchanged).ShouldAllBe(r => r.Notes.Single().StartsWith("The same agency as row "));
        office.Agencies.Select(a => (a.HomeGeoid, a.FoldedName)).ShouldBeUnique();
        office.Agencies.Select(a => a.Ori).ShouldBeUnique();
        output.WriteLine($"{plan.Rows.Count} rows, {office.Agencies.Count} agencies");
        Plan(office).HasNothingToDo.ShouldBeTrue();
    }

    [Fact]
    public void Nearly_all_that_have_a_county_are_placed_in_it()
    {
        var counties = CountiesByCapitals();
        var placed = Plan(new Office()).Rows.Select(r => (Row: r, Named: Named(r, counties))).Where(r => r.Named.Count > 0).ToList();

        var elsewhere = placed.Where(p => !IsIn(p.Row.Agency!.Agency.Home, p.Named)).ToList();
        output.WriteLine($"{placed.Count - elsewhere.Count} of {placed.Count}");
        (placed.Count - elsewhere.Count).ShouldBeGreaterThanOrEqualTo((int)Math.Ceiling(placed.Count * ShareInTheRightCounty));
        elsewhere.ShouldAllBe(p => p.Row.Notes.Count > 0);
    }

    [Fact]
    public void Agencies_of_ICEs_lists_get_their_ORI_whichever_file_comes_first()
    {
        var iceFirst = new Office();
        Array.ForEach(Lists(), l => iceFirst.Apply(l.Plan(iceFirst)));
        var fromLists = iceFirst.Agencies.ToDictionary(a => (a.HomeGeoid, a.FoldedName));
        iceFirst.Apply(Plan(iceFirst));
        var doubled = iceFirst.Agencies.Where(a => a.Ori is not null && fromLists.TryGetValue((a.HomeGeoid, a.FoldedName), out var known) && known != a);
        doubled.Select(a => a.Name).ShouldBeEmpty();
        output.WriteLine($"{fromLists.Count} agencies of the lists, {fromLists.Values.Count(a => a.Ori is not null)} with their ORI");
        fromLists.Values.Count(a => a.Ori is not null).ShouldBeGreaterThan(fromLists.Count * 8 / 10);

        var fbiFirst = new Office();
        fbiFirst.Apply(Plan(fbiFirst));
        Array.ForEach(Lists(), l => fbiFirst.Apply(l.Plan(fbiFirst)));
        fbiFirst.Records.Count.ShouldBe(iceFirst.Records.Count);
        foreach (var (before, after) in Agreements(iceFirst).Zip(Agreements(fbiFirst)).Where(a => a.First != a.Second))
        {
            // The list leaves the county of some out; the FBI’s file knows it.
            after.Agency.ShouldBe(before.Agency);
            before.Home.ShouldBe(after.Home.State);
            output.WriteLine($"{after.Agency}: {before.Home}, with the FBI’s file before {after.Home}");
        }
    }

    private static ImportPlan Plan(Office office)
    {
        Assert.SkipWhen(Repository.FbiFile is null, "The FBI’s file is not beside this checkout.");
        return office.Plan(File.ReadAllBytes(Repository.FbiFile!), Profile, "fbi_lee_2025.csv");
    }

    private sealed record IceList(string Name)
    {
        public ImportPlan Plan(Office office) => office.Plan(File.ReadAllBytes(IceLists.Path(Name)), new IceParticipatingProfile(), Name, ListDate.FromName(Name));
    }

    private static IceList[] Lists() =>
    [
        .. IceLists.All().Select(Path.GetFileName).OfType<string>()
            .Where(n => n.StartsWith("participating", StringComparison.Ordinal) && n != "participatingAgencies09222025pm.xlsx")
            .OrderBy(n => ListDate.FromName(n)).TakeLast(1).Select(n => new IceList(n)),
    ];

    private static List<(string Agency, GeoId Home)> Agreements(Office office) =>
        office.Records.Select(r => (r.Agency!.FoldedName, r.JurisdictionGeoid)).ToList();

    private static bool IsIn(GeoId home, HashSet<string> counties)
    {
        var place = Known.Gazetteer[home];
        return counties.Contains(home.Value) || counties.Contains(place.ParentGeoid?.Value ?? "") || counties.Contains(place.SameGovernmentAs?.Value ?? "");
    }

    /// <summary>The counties the row names, looked up without the importer's own ways; none where one of them is not known.</summary>
    private static HashSet<string> Named(PlannedRow row, ILookup<(string State, string Name), string> counties)
    {
        var state = row.Cells[3].Text switch { "NB" => "NE", "GM" => "GU", "FS" => row.Cells[0].Text[..2], var code => code };
        return [.. row.Cells[4].Text.Split(',').SelectMany(c => counties[(state, Letters().Replace(c.ToUpperInvariant(), ""))])];
    }

    private static ILookup<(string State, string Name), string> CountiesByCapitals() => Known.Rows("geography/counties.csv")
        .SelectMany(r => new[] { r["name"], Suffix().Replace(r["name"], "") }.Distinct().Select(n => (r["state"], Name: Letters().Replace(n.ToUpperInvariant().Replace('Ñ', 'N'), ""), Geoid: r["geoid"])))
        .ToLookup(r => (r.Item1, r.Name), r => r.Geoid);

    [GeneratedRegex("[^A-Z]", RegexOptions.None, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(" (County|Parish|Borough|Census Area|Municipality|City and Borough|Planning Region)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Suffix();
}
