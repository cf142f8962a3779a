using Tracker.Domain.Checks;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Tests.Checks;

public sealed class CheckJudgeTests
{
    private static readonly DateOnly Today = new(2026, 10, 2);

    [Fact]
    public void A_sound_check_is_put_in_stored_form()
    {
        var draft = Judge(c => (c.Jurisdiction, c.CheckedOn, c.Note, c.Source.Kind) = (" harris county, tx ", "10/2/2026", " Minutes\r\nof 2026 ", "Court document"));

        draft.Problems.ShouldBeEmpty();
        var check = draft.ToCheck("check-000001");
        (check.Ref, check.JurisdictionGeoid.Value, check.TopicSlug, check.CheckedOn, check.Note).ShouldBe(("check-000001", "48201", "memorandum", Today, "Minutes\nof 2026"));
        check.Topic.PluralName.ShouldBe("Memoranda of agreement");
        check.SourceRef.ShouldBe(draft.Source!.Ref);
        (draft.Source.IsNew, draft.Source.Source.Url, draft.Source.Source.Kind).ShouldBe((true, "https://example.org/minutes", "court"));
    }

    [Fact]
    public void What_was_typed_stays_as_it_was()
    {
        var typed = Sound();
        typed.CheckedOn = "10/2/2026";

        new CheckJudge(Known.Gazetteer, new SourceShelf([]), Today).Judge(typed);

        typed.CheckedOn.ShouldBe("10/2/2026");
        typed.Geoid.ShouldBeNull();
    }

    [Theory]
    [InlineData("2026-10-03", "That day has not come yet. Enter the day on which you looked, 2026-10-02 at the latest; days are those of UTC.")]
    [InlineData("1989-12-31", "Enter the day on which you looked, 1990-01-01 at the earliest.")]
    [InlineData("2026-10", "Enter the whole day on which you looked, such as 2026-10-02.")]
    [InlineData("2026", "Enter the whole day on which you looked, such as 2026-10-02.")]
    [InlineData("  ", "Enter the day on which you looked, such as 2026-10-02.")]
    [InlineData(null, "Enter the day on which you looked, such as 2026-10-02.")]
    [InlineData("2026-02-30", "“2026-02-30” is no date. " + RecordColumn.DateHelp)]
    public void The_day_must_be_a_whole_one_that_can_have_been(string? day, string message) =>
        Said(Judge(c => c.CheckedOn = day)).ShouldBe([$"checked_on: {message}"]);

    [Theory]
    [InlineData("1990-01-01")]
    [InlineData("2026-10-02")]
    public void The_first_day_and_today_are_days_on_which_somebody_looked(string day) => Judge(c => c.CheckedOn = day).Problems.ShouldBeEmpty();

    [Fact]
    public void Everything_that_is_missing_is_named_at_once() => Said(new CheckJudge(Known.Gazetteer, new SourceShelf([]), Today).Judge(new CheckInput())).ShouldBe(
    [
        "jurisdiction: Enter the jurisdiction, such as Harris County, TX.",
        "topic: Choose the topic you looked for.",
        "checked_on: Enter the day on which you looked, such as 2026-10-02.",
        "source_find: Say where you looked: choose a source, or enter the address or the title of a new one.",
    ]);

    [Fact]
    public void What_cannot_be_read_is_named_at_its_field()
    {
        var draft = Judge(c => (c.Jurisdiction, c.Topic, c.Note, c.Source.Url, c.Source.Kind) = ("Harris Conty, TX", "poems", new string('n', 501), "javascript:alert(1)", "rumour"));

        draft.Problems.Select(p => p.Column).ShouldBe(["note", "source_url", "source_kind", "jurisdiction", "topic"]);
        draft.Problems.Select(p => p.Message).ShouldContain("Shorten this to 500 characters; it has 501.");
        draft.Problems.Select(p => p.Message).ShouldContain(RecordColumn.UrlHelp);
        draft.Problems.Single(p => p.Column == "jurisdiction").Message.ShouldContain("Did you mean Harris County, TX (48201)");
        draft.Source.ShouldBeNull();
    }

    [Fact]
    public void A_note_of_500_characters_and_a_source_known_by_its_title_alone_are_enough() =>
        Judge(c => (c.Note, c.Source.Url, c.Source.Title) = (new string('n', 500), null, "Minutes of the board")).Problems.ShouldBeEmpty();

    [Fact]
    public void A_place_that_was_picked_counts_only_while_its_name_stands()
    {
        Judge(c => (c.Geoid, c.Jurisdiction) = ("24005", "Baltimore County, MD")).Place!.Geoid.Value.ShouldBe("24005");
        Judge(c => (c.Geoid, c.Jurisdiction) = ("24005", "Harris County, TX")).Place!.Geoid.Value.ShouldBe("48201");
        Judge(c => (c.Geoid, c.Jurisdiction) = ("no geoid", "Harris County, TX")).Place!.Geoid.Value.ShouldBe("48201");
    }

    [Fact]
    public void A_source_that_is_there_is_taken_with_what_else_was_typed_left_aside()
    {
        var draft = Judge(c => (c.Source.SourceRef, c.Source.Url, c.Source.Kind) = ("source-1", "nonsense", "nonsense"));

        draft.Problems.ShouldBeEmpty();
        (draft.Source!.Ref, draft.Source.IsNew).ShouldBe(("source-1", false));
    }

    [Fact]
    public void The_same_address_is_the_same_source_and_of_its_own_kind()
    {
        Judge(c => c.Source.Url = "https://example.org/there").Source!.Ref.ShouldBe("source-1");
        Said(Judge(c => (c.Source.Url, c.Source.Kind) = ("https://example.org/there", "court"))).ShouldBe(
            ["source_kind: This source is recorded as “news”. Leave the kind open here, or correct the source first."]);
    }

    [Fact]
    public void A_source_that_is_gone_is_said() =>
        Said(Judge(c => c.Source.SourceRef = "source-2")).ShouldBe(["source_find: This source is no longer there. Choose another."]);

    private static CheckDraft Judge(Action<CheckInput> change)
    {
        var input = Sound();
        change(input);
        var there = new Source("source-1");
        there.Describe(new SourceInput { Url = "https://example.org/there", Title = "There", Kind = "news" });
        return new CheckJudge(Known.Gazetteer, new SourceShelf([there]), Today).Judge(input);
    }

    private static CheckInput Sound() => new()
    {
        Jurisdiction = "Harris County, TX",
        Topic = "memorandum",
        CheckedOn = "2026-10-02",
        Source = new CitationInput { Url = "https://example.org/minutes" },
    };

    private static List<string> Said(CheckDraft draft) => draft.Problems.Select(p => $"{p.Column}: {p.Message}").ToList();
}
