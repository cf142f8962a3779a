using FsCheck.Xunit;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Domain.Tests.Records;

namespace Tracker.Domain.Tests.Review;

public sealed class ProposalMergeTests
{
    private static readonly RecordType Agreement = RecordTypes.Of("agreement-287g");

    [Fact]
    public void What_the_proposal_changes_is_taken_where_nobody_else_touched_it()
    {
        var (began, proposed, stands) = Three();
        Set(proposed, "summary", "Signed by the sheriff.");
        Set(stands, "notes", "Ask again in May.");

        var merge = new ProposalMerge(Agreement, began, proposed, stands);

        merge.Fields.ShouldHaveSingleItem().ShouldBe(new MergeField("summary", "Summary", "As it was.", "As it was.", "Signed by the sheriff.", IsConflict: false));
        var taken = merge.Take(f => false);
        Get(taken, "summary").ShouldBe("Signed by the sheriff.");
        Get(taken, "notes").ShouldBe("Ask again in May.");
    }

    [Fact]
    public void A_field_that_both_changed_otherwise_is_a_conflict_and_can_be_taken_or_kept()
    {
        var (began, proposed, stands) = Three();
        Set(proposed, "model", "task_force");
        Set(stands, "model", "jail_enforcement");

        var merge = new ProposalMerge(Agreement, began, proposed, stands);

        var field = merge.Conflicts.ShouldHaveSingleItem();
        (field.Began, field.Stands, field.Proposed).ShouldBe(("Warrant Service Officer", "Jail Enforcement Model", "Task Force Model"));
        Get(merge.Take(_ => true), "model").ShouldBe("jail_enforcement");
        Get(merge.Take(_ => false), "model").ShouldBe("task_force");
    }

    [Fact]
    public void A_field_that_both_changed_alike_is_not_asked()
    {
        var (began, proposed, stands) = Three();
        Set(proposed, "summary", "The same.");
        Set(stands, "summary", "The same.");

        new ProposalMerge(Agreement, began, proposed, stands).Fields.ShouldBeEmpty();
    }

    [Fact]
    public void A_moved_record_moves_with_name_and_state()
    {
        var (began, proposed, stands) = Three();
        (proposed.Geoid, proposed.State, proposed.Jurisdiction) = ("06037", "CA", "Los Angeles County");

        var merge = new ProposalMerge(Agreement, began, proposed, stands);

        merge.Fields.ShouldHaveSingleItem().ShouldBe(new MergeField("geoid", "Jurisdiction", "Harris County, TX", "Harris County, TX", "Los Angeles County, CA", IsConflict: false));
        var taken = merge.Take(_ => false);
        (taken.Geoid, taken.State, taken.Jurisdiction).ShouldBe(("06037", "CA", "Los Angeles County"));
    }

    [Fact]
    public void Sources_added_by_both_are_all_there_and_one_taken_away_is_gone()
    {
        var (began, proposed, stands) = Three();
        proposed.Sources.RemoveAt(1);
        proposed.Sources.Add(Source("https://example.org/theirs"));
        stands.Sources.Add(Source("https://example.org/ours"));

        var merge = new ProposalMerge(Agreement, began, proposed, stands);

        merge.Conflicts.ShouldBeEmpty();
        merge.Take(_ => false).Sources.Select(s => s.Url).ShouldBe(["https://example.org/one", "https://example.org/ours", "https://example.org/theirs"]);
        merge.Take(_ => true).Sources.Select(s => s.Url).ShouldBe(["https://example.org/one", "https://example.org/two", "https://example.org/ours"]);
    }

    [Fact]
    public void A_citation_that_both_changed_otherwise_is_a_conflict()
    {
        var (began, proposed, stands) = Three();
        proposed.Sources[0].Locator = "page 2";
        stands.Sources[0].Locator = "page 3";

        var merge = new ProposalMerge(Agreement, began, proposed, stands);

        merge.Conflicts.ShouldHaveSingleItem().Column.ShouldBe(ProposalMerge.Sources);
        merge.Take(_ => false).Sources[0].Locator.ShouldBe("page 2");
        merge.Take(_ => true).Sources[0].Locator.ShouldBe("page 3");
    }

    [Property(MaxTest = 300)]
    public void A_proposal_on_a_record_that_stands_as_it_stood_gives_just_what_was_proposed(int seed)
    {
        var type = new Drawn(Agreement, seed).One(RecordTypes.All);
        var (began, proposed) = (Drawn(type, seed), Drawn(type, unchecked(seed + 1)));

        var merge = new ProposalMerge(type, began, proposed, type.Copy(began));

        merge.Conflicts.ShouldBeEmpty();
        RecordContent.Differences(type, proposed, merge.Take(_ => false)).Where(d => d.Column != "jurisdiction").ShouldBeEmpty();
        RecordContent.Differences(type, began, merge.Take(_ => true)).ShouldBeEmpty();
    }

    [Property(MaxTest = 300)]
    public void Keeping_everything_leaves_the_record_as_it_stands_and_what_was_merged_has_nothing_left_to_merge(int seed)
    {
        var type = new Drawn(Agreement, seed).One(RecordTypes.All);
        var (began, proposed, stands) = (Drawn(type, seed), Drawn(type, unchecked(seed + 1)), Drawn(type, unchecked(seed + 2)));

        var merge = new ProposalMerge(type, began, proposed, stands);

        RecordContent.Differences(type, stands, merge.Take(_ => true)).ShouldBeEmpty();
        new ProposalMerge(type, began, proposed, merge.Take(_ => false)).Fields.Where(f => f.Column != ProposalMerge.Sources).ShouldBeEmpty();
    }

    [Property(MaxTest = 300)]
    public void An_input_kept_as_text_comes_back_as_it_was(int seed)
    {
        var type = new Drawn(Agreement, seed).One(RecordTypes.All);
        var input = Drawn(type, seed);

        RecordContent.Differences(type, input, InputText.Read(type, InputText.Write(input))).ShouldBeEmpty();
    }

    private static RecordInput Drawn(RecordType type, int seed)
    {
        var input = new Drawn(type, seed).Input();
        (input.AgencyKind, input.Agency) = (input.Agency is null ? null : "police", input.Agency);
        return input;
    }

    private static (RecordInput Began, RecordInput Proposed, RecordInput Stands) Three()
    {
        var began = Agreement.NewInput();
        (began.Geoid, began.State, began.Jurisdiction, began.Agency, began.AgencyKind) = ("48201", "TX", "Harris County", "Harris County Sheriff’s Office", "sheriff");
        Set(began, "model", "warrant_service_officer");
        Set(began, "summary", "As it was.");
        began.Sources.AddRange([Source("https://example.org/one"), Source("https://example.org/two")]);
        return (began, Agreement.Copy(began), Agreement.Copy(began));
    }

    private static CitationInput Source(string url) => new() { Url = url, Title = "Title of " + url, Stance = "supports" };

    private static void Set(RecordInput input, string column, string? text) => Agreement.Column(column)!.Write(input, text);

    private static string? Get(RecordInput input, string column) => Agreement.Column(column)!.Read(input);
}
