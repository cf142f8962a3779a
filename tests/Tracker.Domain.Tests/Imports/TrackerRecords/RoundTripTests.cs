using Tracker.Domain.Imports;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Records;

namespace Tracker.Domain.Tests.Imports.TrackerRecords;

/// <summary>An export given back changes nothing; edited, exactly what was edited.</summary>
public sealed class RoundTripTests
{
    public static TheoryData<string> Slugs => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_export_given_back_changes_nothing(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(1_000, seed =>
        {
            var office = Filled(seed, type, type);
            var plan = Plan(office, new RecordFile(office, type));

            plan.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.Unchanged && r.Changes.Count == 0 && r.Problems.Count == 0);
            plan.Rows.Select(r => r.RecordRef).ShouldBe(office.Records.Select(r => r.Ref));
            plan.IgnoredColumns.ShouldBeEmpty();
            plan.HasNothingToDo.ShouldBeTrue();
        });
    }

    [Fact]
    public void An_export_of_every_type_given_back_changes_nothing()
    {
        RecordTypesTests.Check(300, seed =>
        {
            var office = Filled(seed, [.. RecordTypes.All]);
            var plan = Plan(office, new RecordFile(office, [.. RecordTypes.All]));

            plan.Rows.SelectMany(r => r.Problems).ShouldBeEmpty();
            plan.Count(RowOutcome.Unchanged).ShouldBe(RecordTypes.All.Count);
            plan.IgnoredColumns.ShouldBeEmpty();
        });
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_edited_cell_is_exactly_one_change(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(1_000, seed =>
        {
            var office = Filled(seed, type, type);
            var file = new RecordFile(office, type);
            var (column, old, edited) = Edit(file, type, new Drawn(type, seed));

            var plan = Plan(office, file);

            plan.Rows[0].Outcome.ShouldBe(RowOutcome.Unchanged);
            plan.Rows[1].Problems.ShouldBeEmpty();
            plan.Rows[1].Outcome.ShouldBe(RowOutcome.Changed);
            plan.Rows[1].Changes.ShouldBe([new CellChange(column, old, edited)]);
            office.Apply(plan);
            Plan(office, Newer(office, type)).HasNothingToDo.ShouldBeTrue();
        });
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_edit_of_a_record_that_changed_since_is_a_conflict(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(300, seed =>
        {
            var office = Filled(seed, type, type);
            var file = new RecordFile(office, type);
            var (column, old, edited) = Edit(file, type, new Drawn(type, seed));
            office.BeChanged(office.Records[0]);
            office.BeChanged(office.Records[1]);

            var plan = Plan(office, file);

            plan.Rows[0].Outcome.ShouldBe(RowOutcome.Unchanged);
            plan.Rows[1].Outcome.ShouldBe(RowOutcome.Conflict);
            plan.Rows[1].Changes.ShouldBe([new CellChange(column, old, edited)]);
            plan.HasNothingToDo.ShouldBeTrue();
        });
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_column_the_file_lacks_is_left_alone(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(300, seed =>
        {
            var drawn = new Drawn(type, seed);
            var office = Filled(seed, type);
            var file = new RecordFile(office, type);
            string[] kept = [.. type.RequiredColumns, "ref", "geoid"];
            foreach (var header in file.Headers.Where(h => !kept.Contains(h, StringComparer.Ordinal)).ToList())
            {
                if (drawn.One([true, false]))
                {
                    file.Drop(header);
                }
            }

            var plan = Plan(office, file);
            plan.Rows[0].Problems.ShouldBeEmpty();
            plan.Rows[0].Changes.ShouldBeEmpty();
            plan.Rows[0].Outcome.ShouldBe(RowOutcome.Unchanged);
        });
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void A_row_without_its_reference_is_known_by_what_it_says(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(300, seed =>
        {
            var office = Filled(seed, type, type);
            var file = new RecordFile(office, type);
            (file[0, "ref"], file[0, "version"]) = (null, null);

            var row = Plan(office, file).Rows[0];

            row.Outcome.ShouldBe(RowOutcome.Unchanged);
            row.RecordRef.ShouldBe(office.Records[0].Ref);
            row.Notes.ShouldBe([$"Already recorded as {office.Records[0].Ref}."]);
        });
    }

    /// <summary>Into an empty tracker an export brings the same records.</summary>
    [Theory]
    [MemberData(nameof(Slugs))]
    public void An_export_fills_an_empty_tracker_with_the_same(string slug)
    {
        var type = RecordTypes.Of(slug);
        RecordTypesTests.Check(500, seed =>
        {
            var office = Filled(seed, type, type);
            var file = new RecordFile(office, type);
            file.Drop("ref");
            var empty = new Office();

            var plan = Plan(empty, file);
            plan.Count(RowOutcome.New).ShouldBe(2);
            plan.Rows.Select(r => r.RecordRef).ShouldBeUnique();
            empty.Apply(plan);

            empty.Records.Zip(office.Records).ShouldAllBe(p => RecordContent.Differences(type, p.First.ToInput(), p.Second.ToInput()).Count == 0);
            Plan(empty, file).HasNothingToDo.ShouldBeTrue();
        });
    }

    internal static Office Filled(int seed, params RecordType[] types)
    {
        var office = new Office();
        for (var i = 0; i < types.Length; i++)
        {
            office.Add(new Drawn(types[i], unchecked(seed + i)).Input(), types[i]);
        }

        return office;
    }

    private static ImportPlan Plan(Office office, RecordFile file) => office.Plan(file.Write(), RecordFile.Profile);

    private static (string Column, string? Old, string? Edited) Edit(RecordFile file, RecordType type, Drawn drawn) => CellEdit.Make(file, 1, type, drawn);

    private static RecordFile Newer(Office office, RecordType type)
    {
        var file = new RecordFile(office, type);
        for (var i = 0; i < office.Records.Count; i++)
        {
            file[i, "version"] = office.InputOf(office.Records[i]).Version;
        }

        return file;
    }
}
