using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Tests.Spreadsheets;

namespace Tracker.Domain.Tests.Imports.IceParticipating;

/// <summary>ICE's real lists in several orders, in memory: what they state together does not depend on the order.</summary>
public sealed class ListOrderTests
{
    private static readonly IceParticipatingProfile Profile = new();

    [Fact]
    public void The_lists_state_the_same_in_whichever_order_they_come()
    {
        var names = IceLists.All().Select(Path.GetFileName).OfType<string>()
            .Where(n => (n.StartsWith("participating", StringComparison.Ordinal) && n != "participatingAgencies09222025pm.xlsx") || n == "pendingAgencies09222025pm.xlsx")
            .OrderBy(n => ListDate.FromName(n)).ThenBy(n => n, StringComparer.Ordinal).ToList();
        var files = names.ToDictionary(n => n, n => File.ReadAllBytes(IceLists.Path(n)), StringComparer.Ordinal);
        var published = Import(names, files);

        Import(Enumerable.Reverse(names), files).ShouldBe(published);
        var shuffled = names.ToArray();
        new Random(287).Shuffle(shuffled);
        Import(shuffled, files).ShouldBe(published);
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

    private static string Line(Office office, Tracker.Domain.Records.CooperationRecord record)
    {
        var cells = record.Type.Columns.Where(c => !c.Derived && c.Name != "version").Select(c => c.Read(record.ToInput()));
        return $"{record.Ref}|{record.Agency!.Ref}|{record.Agency.Name}|{record.Agency.HomeGeoid}|{office.Spell(record.Ref)}|{string.Join('|', cells)}";
    }
}
