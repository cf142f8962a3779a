using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Imports.TrackerRecords;
using Tracker.Domain.Tests.Records;

namespace Tracker.Domain.Tests.Imports.Mapped;

/// <summary>An export with other headings, and with labels in place of codes, says the same by its mapping.</summary>
public sealed class MappedRoundTripTests
{
    private const int Runs = 200;

    public static TheoryData<string> Slugs => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_export_under_other_headings_given_back_changes_nothing(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(Runs, seed =>
        {
            var office = RoundTripTests.Filled(seed, type, type);
            var file = new RecordFile(office, type);
            var headings = file.Headers.Select((h, i) => new MappedHeading($"Their column {i}", MappingTargets.Find(type, h) is null ? null : h, MappedHeading.NoValues)).ToList();
            var mapping = MappingJson.Parse(MappingJson.Write(new ColumnMapping(null, type, headings, MappedHeading.NoValues)));
            Rewrite(file, type);

            var plan = office.Plan(file.Write(), new MappedProfile(mapping));

            plan.Rows.SelectMany(r => r.Problems).ShouldBeEmpty();
            plan.Rows.SelectMany(r => r.Changes).ShouldBeEmpty();
            plan.Rows.Select(r => r.RecordRef).ShouldBe(office.Records.Select(r => r.Ref));
            plan.Count(RowOutcome.Unchanged).ShouldBe(plan.Rows.Count);
        });
    }

    private static void Rewrite(RecordFile file, RecordType type)
    {
        for (var column = 0; column < file.Headers.Count; column++)
        {
            var codes = MappingTargets.Find(type, file.Headers[column])?.Codes ?? [];
            foreach (var row in file.Rows.Where(_ => codes.Count > 0))
            {
                row[column] = string.Join("; ", RecordColumn.Split(row[column]).Select(v => codes.Single(c => c.Value == v).Label.ToUpperInvariant()));
            }
        }

        for (var i = 0; i < file.Headers.Count; i++)
        {
            file.Headers[i] = $"Their column {i}";
        }
    }
}
