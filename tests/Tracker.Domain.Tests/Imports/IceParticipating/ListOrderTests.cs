using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Records;
using Tracker.Domain.Tests.Spreadsheets;

namespace Tracker.Domain.Tests.Imports.IceParticipating;

/// <summary>ICE's real lists in two orders, in memory, and made-up ones: what they state together does not depend on the order.</summary>
public sealed class ListOrderTests
{
    private const string Header = "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA,ADDENDUM";

    private static readonly IceParticipatingProfile Profile = new();

    [Fact]
    public void The_lists_state_the_same_in_whichever_order_they_come()
    {
        var names = IceLists.All().Select(Path.GetFileName).OfType<string>()
            .Where(n => (n.StartsWith("participating", StringComparison.Ordinal) && n != "participatingAgencies09222025pm.xlsx") || n == "pendingAgencies09222025pm.xlsx")
            .OrderBy(n => ListDate.FromName(n)).ThenBy(n => n, StringComparer.Ordinal).ToList();
        var files = names.ToDictionary(n => n, n => File.ReadAllBytes(IceLists.Path(n)), StringComparer.Ordinal);

        Import(Enumerable.Reverse(names), files).ShouldBe(Import(names, files));
    }

    /// <summary>Made-up editions with all the faults of the real ones, beside an agreement that another source tells of.</summary>
    [Fact]
    public void Any_editions_state_the_same_in_whichever_order_they_come()
    {
        (string State, string Agency, string Type, string[] Counties)[] agencies =
        [
            ("TEXAS", "Harris County Sheriff’s Office", "County", ["Harris County", "Haris County", "#N/A"]),
            ("TEXAS", "Harris County Sheriff's Office", "County", ["Harris", "Harrison County"]),
            ("ARIZONA", "Mesa Police Department", "Municipality", ["Maricopa County", "#N/A", "Pinal County"]),
            ("ARIZONA", "City of Mesa Police Department", "County", ["Maricopa County"]),
            ("PENNSYLVANIA", "Derry Township Constable's Office", "Municipality", ["Westmoreland County", "Dauphin County", "Dauphine"]),
            ("FLORIDA", "Jacksonville Sheriff's Office", "County", ["Duval County", "#N/A", "Duvall"]),
            ("ARKANSAS", "Arkansas State Police", "State Agency", ["#N/A", "Pulaski County"]),
            ("UTAHJ", "Weber County Sheriff's Office", "County", ["Weber County"]),
        ];
        string[] models = ["Task Force Model", "Jail Enforcment Model", "Hybrid"];
        string[] dates = ["3/10/2025", "3/10/2025", "3/11/2025", "05/082025", "9/9/2030", "1/15/2019"];
        RecordTypesTests.Check(100, seed =>
        {
            var random = new Random(seed);
            T One<T>(T[] from) => from[random.Next(from.Length)];
            string Row()
            {
                var agency = One(agencies);
                return $"{agency.State},{agency.Agency},{agency.Type},{One(agency.Counties)},{One(models)},{One(dates)},link,";
            }

            var editions = Enumerable.Range(0, 4).Select(i => (Day: new DateOnly(2025, 4, 1).AddDays(random.Next(40)), Rows: Enumerable.Range(0, 8).Select(_ => Row()).ToArray())).ToList();
            var oneWay = Import(editions);
            Import(Enumerable.Reverse(editions)).ShouldBe(oneWay, $"seed {seed}");
            Import([editions[2], editions[0], editions[3], editions[1], editions[0]]).ShouldBe(oneWay, $"seed {seed}");
        });
    }

    private static string Import(IEnumerable<(DateOnly Day, string[] Rows)> editions)
    {
        var office = new Office();
        var other = new Agreement287gInput { Geoid = "48201", Agency = "Harris County Sheriff’s Office", Model = "task_force", SignedOn = "2019-01-15" };
        other.Sources.Add(new CitationInput { Url = "https://example.org/news", Kind = "news" });
        office.Add(other, Agreement287gColumns.Type);
        foreach (var (day, rows) in editions)
        {
            office.Apply(office.Plan(System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. rows])), Profile, "list.csv", day));
        }

        // The one that another source tells of has a reference and an agency that are drawn.
        return string.Join('\n', office.Records.Select(r => Line(office, r).Replace(office.Records[0].Ref, "drawn", StringComparison.Ordinal).Replace(office.Agencies[0].Ref, "drawn", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string Import(IEnumerable<string> names, Dictionary<string, byte[]> files)
    {
        var office = new Office();
        foreach (var name in names)
        {
            office.Apply(office.Plan(files[name], Profile, name, ListDate.FromName(name)));
        }

        return string.Join('\n', office.Records.Select(r => Line(office, r)).Order(StringComparer.Ordinal));
    }

    private static string Line(Office office, CooperationRecord record)
    {
        var cells = record.Type.Columns.Where(c => !c.Derived && c.Name != "version").Select(c => c.Read(record.ToInput()));
        return $"{record.Ref}|{record.Agency!.Ref}|{record.Agency.Name}|{record.Agency.HomeGeoid}|{office.Spell(record.Ref)}|{string.Join('|', cells)}|{string.Join('|', record.Citations.Select(c => c.Locator))}";
    }
}
