using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Tests.Spreadsheets;

namespace Tracker.Domain.Tests.Imports.IceParticipating;

/// <summary>ICE's lists as ICE published them, where they lie beside the repository.</summary>
public sealed class PublishedListTests(ITestOutputHelper output)
{
    private static readonly IceParticipatingProfile Profile = new();

    public static TheoryData<string> Participating => Files("participatingAgencies*.xlsx", "participatingAgencies09222025pm.xlsx");

    public static TheoryData<string> Pending => Files("pendingAgencies*.xlsx", "pendingAgencies09222025pm.xlsx");

    [Theory]
    [MemberData(nameof(Participating))]
    public void Every_row_is_accounted_for_and_every_refusal_says_what_to_do(string name)
    {
        var plan = Plan(name, out var rows);

        plan.Rows.Count.ShouldBe(rows);
        Enum.GetValues<RowOutcome>().Sum(plan.Count).ShouldBe(rows);
        plan.Count(RowOutcome.New).ShouldBeGreaterThan(rows * 9 / 10);
        foreach (var row in plan.Rows.Where(r => r.Outcome == RowOutcome.Refused))
        {
            row.Problems.ShouldNotBeEmpty();
            row.Problems.ShouldAllBe(p => plan.Headers.Contains(p.Column) && (p.Message.EndsWith('?') || p.Message.EndsWith('.')));
            output.WriteLine($"{row.Number} [{string.Join(" | ", row.Cells.Select(c => c.Text).Take(6))}]");
            row.Problems.ToList().ForEach(p => output.WriteLine($"    {p.Column} “{p.Value}”: {p.Message}"));
        }
    }

    [Theory]
    [MemberData(nameof(Participating))]
    public void A_countys_agency_is_at_home_in_the_county_the_list_names(string name)
    {
        var plan = Plan(name, out _);
        var counties = Known.Rows("geography/counties.csv").ToDictionary(r => (r["state"], r["name"].ToUpperInvariant()), r => r["geoid"]);
        var states = Known.Rows("geography/states.csv").ToDictionary(r => r["name"].ToUpperInvariant(), r => r["usps"], StringComparer.Ordinal);
        var outside = new List<string>();
        foreach (var row in plan.Rows.Where(r => r.Draft is not null))
        {
            var county = counties.GetValueOrDefault((states.GetValueOrDefault(Cell(plan, row, "STATE").ToUpperInvariant(), ""), Cell(plan, row, "COUNTY").ToUpperInvariant()));
            var home = row.Draft!.Geoid;
            if (county is null || !Cell(plan, row, "TYPE").StartsWith("County", StringComparison.OrdinalIgnoreCase) || home.Value == county)
            {
                continue;
            }

            var place = Known.Gazetteer[home];
            var line = $"{row.Number}: {Cell(plan, row, "LAW ENFORCEMENT AGENCY")} | {Cell(plan, row, "COUNTY")} → {Known.Gazetteer.FullNameOf(place)} ({home}) in {place.ParentGeoid}";
            output.WriteLine(line);
            if (place.Level is JurisdictionLevel.State or JurisdictionLevel.County || place.ParentGeoid?.Value != county)
            {
                outside.Add(Cell(plan, row, "LAW ENFORCEMENT AGENCY"));
                row.Notes.ShouldContain(n => n.EndsWith("next to it.", StringComparison.Ordinal));
            }
        }

        // Stamford lies in Jones County and Haskell County; its centre, and so the Census, in the latter.
        outside.Where(agency => agency != "Stamford Police Department").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pending))]
    public void A_pending_list_is_refused_by_its_columns(string name)
    {
        using var table = TableReader.Open(File.OpenRead(IceLists.Path(name)), name);

        Profile.Refuses(new TableHeaders(table.Headers)).ShouldNotBeNull().ShouldStartWith("This is ICE’s list of pending agencies: ");
    }

    [Fact]
    public void The_two_lists_published_swapped_are_told_apart_by_their_columns()
    {
        using var pending = TableReader.Open(File.OpenRead(IceLists.Path("participatingAgencies09222025pm.xlsx")), "a.xlsx");
        using var participating = TableReader.Open(File.OpenRead(IceLists.Path("pendingAgencies09222025pm.xlsx")), "b.xlsx");

        Profile.Recognises(new TableHeaders(pending.Headers)).ShouldBeFalse();
        Profile.Recognises(new TableHeaders(participating.Headers)).ShouldBeTrue();
    }

    /// <summary>All lists one after another: a list given twice changes nothing, and an agreement is recorded once.</summary>
    [Fact]
    public void Imported_one_after_another_each_list_is_known_when_it_comes_again()
    {
        var office = new Office();
        foreach (var name in IceLists.All().Select(Path.GetFileName).OfType<string>().Where(n => n.StartsWith("participating", StringComparison.Ordinal) && n != "participatingAgencies09222025pm.xlsx").OrderBy(n => ListDate.FromName(n)))
        {
            var file = File.ReadAllBytes(IceLists.Path(name));
            var plan = office.Plan(file, Profile, name, ListDate.FromName(name));
            office.Apply(plan);
            var again = office.Plan(file, Profile, name, ListDate.FromName(name));
            output.WriteLine($"{name}: {plan.Count(RowOutcome.New)} new, {plan.Count(RowOutcome.Changed)} changed, {plan.Count(RowOutcome.Unchanged)} unchanged, {plan.Count(RowOutcome.Refused)} refused, {plan.Gone.Count} gone");
            foreach (var row in again.Rows.Where(r => r.Outcome is RowOutcome.New or RowOutcome.Changed))
            {
                output.WriteLine($"  again {row.Outcome}: {string.Join(" | ", row.Cells.Select(c => c.Text).Take(6))} {string.Join(", ", row.Changes)}");
            }

            again.HasNothingToDo.ShouldBeTrue(name);
        }
    }

    private static TheoryData<string> Files(string pattern, string swapped) =>
        Repository.IceFolder is null ? ["(none)"] : [.. Directory.EnumerateFiles(Repository.IceFolder, pattern).Select(Path.GetFileName).OfType<string>().Where(n => n != swapped).Order(StringComparer.Ordinal)];

    private static ImportPlan Plan(string name, out int rows)
    {
        var file = File.ReadAllBytes(IceLists.Path(name));
        rows = Tracker.Domain.Tests.Spreadsheets.Files.Read(file, name).Rows.Count;
        return new Office().Plan(file, Profile, name, ListDate.FromName(name));
    }

    private static string Cell(ImportPlan plan, PlannedRow row, string header)
    {
        var index = plan.Headers.ToList().FindIndex(h => h.Trim().Equals(header, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? "" : string.Join(' ', row.Cells[index].Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
