using Tracker.Domain.Agreements287g;
using Tracker.Domain.Comparisons;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Tests.Comparisons;

public sealed class PlaceComparisonTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    [Fact]
    public void A_place_compared_with_itself_never_differs()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var drawn = new DrawnPlace(seed);
            var column = new PlaceOnDay(drawn.Facts(), drawn.Day());

            PlaceComparison.Of([column, column, column]).Rows.ShouldAllBe(r => !r.MayDiffer, $"seed {seed}");
        }
    }

    [Fact]
    public void The_order_of_places_changes_the_order_of_columns_and_nothing_else()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var drawn = new DrawnPlace(seed);
            var day = drawn.Day();
            var columns = Enumerable.Range(0, 2 + (seed % 7)).Select(_ => new PlaceOnDay(drawn.Facts(), day)).ToList();
            var order = Enumerable.Range(0, columns.Count).ToArray();
            new Random(seed).Shuffle(order);

            var one = PlaceComparison.Of(columns).Rows;
            var other = PlaceComparison.Of(order.Select(i => columns[i]).ToList()).Rows;

            other.Select(r => (r.Key, r.Label, r.Agreement)).ShouldBe(one.Select(r => (r.Key, r.Label, r.Agreement)), $"seed {seed}");
            for (var row = 0; row < one.Count; row++)
            {
                other[row].Cells.Select(Told).ShouldBe(order.Select(i => Told(one[row].Cells[i])), $"seed {seed}, {one[row].Key}");
            }
        }
    }

    [Fact]
    public void Every_topic_says_what_the_profile_of_the_day_says()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var drawn = new DrawnPlace(seed);
            var column = new PlaceOnDay(drawn.Facts(), drawn.Day());
            var profile = JurisdictionProfile.On(column.Facts, column.Day);

            var rows = PlaceComparison.Of([column, column]).Rows.Where(r => r.Kind == RowKind.Topic).ToList();

            rows.Select(r => (r.Key, r.Cells[0].State, r.Cells[0].IsContested)).ShouldBe(profile.Topics.Select(t => (t.Type.Slug, (TopicState?)t.State, t.IsContested)));
        }
    }

    [Fact]
    public void Contested_none_found_and_not_researched_are_told_apart()
    {
        var drawn = new DrawnPlace(1);
        var record = drawn.Record(DetainerPolicyColumns.Type, "48201", ("holds", "all"), ("started_on", "2020-01-01"), ("ended_on", null));
        var contested = Of("48201", [record], contested: [record.Ref]);
        var noneFound = Of("48113", []) with { Checks = [drawn.Check("48113", DetainerPolicyColumns.Type.Slug)] };
        var notResearched = Of("06037", []);

        var row = Row("detainer-policy", contested, noneFound, notResearched);

        row.Cells.Select(c => c.Words).ShouldBe(["In force", "None found", "Not researched"]);
        row.Cells.Select(c => c.IsContested).ShouldBe([true, false, false]);
        row.Cells[1].LastCheck.ShouldNotBeNull();
        row.Agreement.ShouldBe(RowAgreement.Differs);
    }

    [Fact]
    public void What_nobody_has_looked_for_neither_agrees_nor_differs()
    {
        var record = new DrawnPlace(1).Record(DetainerPolicyColumns.Type, "48201", ("holds", "all"), ("started_on", "2020-01-01"), ("ended_on", null));

        Row("detainer-policy", Of("48201", [record]), Of("06037", [])).Agreement.ShouldBe(RowAgreement.NotKnownEverywhere);
        Row("memorandum", Of("48201", [record]), Of("06037", [])).Agreement.ShouldBe(RowAgreement.NotKnown);
    }

    [Fact]
    public void Each_answer_of_detainer_policies_has_a_row_and_one_that_is_not_given_is_not_said()
    {
        var drawn = new DrawnPlace(2);
        var holds = Of("48201", [drawn.Record(DetainerPolicyColumns.Type, "48201", ("holds", "all"), ("jail_access", "yes"), ("started_on", "2020-01-01"), ("ended_on", null))]);
        var refuses = Of("06037", [drawn.Record(DetainerPolicyColumns.Type, "06037", ("holds", "none"), ("jail_access", "unknown"), ("started_on", "2014-01-01"), ("ended_on", null))]);

        Row("detainer-policy", holds, refuses).Agreement.ShouldBe(RowAgreement.Differs);
        Row("detainer-policy", holds, refuses).Cells.Select(c => c.Direction).ShouldBe([Direction.Cooperates, Direction.Limits]);
        Row("detainer-policy.holds", holds, refuses).Cells.Select(c => c.Words).ShouldBe(["Every detainer is honoured", "No detainer is honoured"]);
        Row("detainer-policy.jail_access", holds, refuses).Cells.Select(c => c.Words).ShouldBe(["Yes", "Not said"]);
        Row("detainer-policy.jail_access", holds, refuses).Agreement.ShouldBe(RowAgreement.NotKnownEverywhere);
    }

    [Fact]
    public void Each_model_of_agreements_has_a_row_where_some_place_has_it()
    {
        var drawn = new DrawnPlace(3);
        var one = Of("48201", [Agreement(drawn, "48201", "task_force", "2025-03-01", null)]);
        var other = Of("48113", [Agreement(drawn, "48113", "jail_enforcement", "2019-01-01", "2021-01-01")]);

        Row("agreement-287g.task_force", one, other).Cells.Select(c => c.Words).ShouldBe(["In force", "None recorded"]);
        Row("agreement-287g.jail_enforcement", one, other).Cells.Select(c => c.Words).ShouldBe(["None recorded", "Ended"]);
        Compare(one, other).Rows.ShouldNotContain(r => r.Key == "agreement-287g.warrant_service_officer");
    }

    [Fact]
    public void Days_and_sources_make_no_difference()
    {
        var drawn = new DrawnPlace(4);
        var one = Of("48201", [Agreement(drawn, "48201", "task_force", "2025-03-01", null)]);
        var other = Of("48113", [Agreement(drawn, "48113", "task_force", "2020-03-01", null)]);

        Compare(one, other).Rows.ShouldAllBe(r => !r.MayDiffer);
    }

    [Fact]
    public void State_law_stands_beside_what_is_local()
    {
        var law = (SanctuaryPolicy)new DrawnPlace(5).Record(
            SanctuaryPolicyColumns.Type, "06", ("direction", "limits"), ("applies_to_local", "yes"), ("proposed_on", null), ("enacted_on", "2017-10-05"), ("effective_on", "2018-01-01"), ("repealed_on", null));
        var california = Of("06037", []) with { StatePolicies = [law] };

        var row = Row(PlaceComparison.StateLawKey, california, Of("48201", []));

        row.Kind.ShouldBe(RowKind.StateLaw);
        row.Cells.Select(c => c.Words).ShouldBe(["Limits cooperation", "Not researched"]);
        row.Cells[0].Records.ShouldBe([law]);
        Row("sanctuary-policy", california, Of("48201", [])).Cells[0].Words.ShouldBe("Not researched");
    }

    private static CooperationRecord Agreement(DrawnPlace drawn, string geoid, string model, string signed, string? ended) => drawn.Record(
        Agreement287gColumns.Type, geoid, ("model", model), ("requested_on", null), ("signed_on", signed), ("effective_on", null), ("ended_on", ended), ("ending", null));

    private static RecordedFacts Of(string geoid, IReadOnlyList<CooperationRecord> records, params string[] contested) =>
        new(Known.Place(geoid), records, [], [], new ListCalendar([]), contested.ToHashSet(StringComparer.Ordinal));

    private static PlaceComparison Compare(params RecordedFacts[] places) => PlaceComparison.Of(places.Select(p => new PlaceOnDay(p, Day)).ToList());

    private static ComparedRow Row(string key, params RecordedFacts[] places) => Compare(places).Rows.Single(r => r.Key == key);

    private static string Told(ComparedCell cell) =>
        $"{cell.State} {cell.Words} {cell.Note} {cell.Direction} {cell.IsContested} {cell.IsKnown} {cell.LastCheck?.Ref} {string.Join(',', cell.Records.Select(r => r.Ref))}";
}
