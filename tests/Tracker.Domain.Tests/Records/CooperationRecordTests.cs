using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Tests.Records;

public sealed class CooperationRecordTests
{
    private static readonly DateOnly Day = new(2025, 6, 15);

    [Theory]
    [InlineData("2025-03-10", null, null, RecordStatus.InForce)]
    [InlineData("2025-06-15", null, null, RecordStatus.InForce)]
    [InlineData("2025-06-16", null, null, RecordStatus.Pending)]
    [InlineData("2025", null, null, RecordStatus.InForce)]
    [InlineData("2025-07", null, null, RecordStatus.Pending)]
    [InlineData(null, null, null, RecordStatus.InForce)]
    [InlineData(null, "2025-01-01", null, RecordStatus.Pending)]
    [InlineData("2025-03-10", null, "2025-06-15", RecordStatus.Ended)]
    [InlineData("2025-03-10", null, "2025-06", RecordStatus.Ended)]
    [InlineData("2025-03-10", null, "2025-06-16", RecordStatus.InForce)]
    [InlineData(null, "2025-01-01", "2025-02-01", RecordStatus.Ended)]
    public void An_agreements_dates_tell_its_status(string? signed, string? requested, string? ended, RecordStatus status)
    {
        Agreement(a => (a.SignedOn, a.RequestedOn, a.EndedOn) = (signed, requested, ended)).StatusOn(Day).ShouldBe(status);
    }

    [Fact]
    public void An_agreement_that_a_newer_list_does_not_show_is_no_longer_listed_but_not_ended()
    {
        const string List = PublishedList.IceParticipating;
        var agreement = Agreement(a => a.SignedOn = "2025-03-10");
        agreement.BeSeenOn(List, new DateOnly(2025, 4, 1));
        agreement.BeSeenOn(List, new DateOnly(2025, 3, 20));
        agreement.BeSeenOn(List, new DateOnly(2025, 3, 25));
        var listing = agreement.Listings.ShouldHaveSingleItem();
        (listing.FirstSeenOn, listing.LastSeenOn).ShouldBe((new DateOnly(2025, 3, 20), new DateOnly(2025, 4, 1)));
        Should.Throw<DomainException>(() => agreement.StatusOn(Day));

        agreement.Consult(new ListCalendar([(List, new DateOnly(2025, 4, 1)), ("another-list", new DateOnly(2025, 5, 1))]));
        agreement.StatusOn(Day).ShouldBe(RecordStatus.InForce);

        agreement.Consult(new ListCalendar([(List, new DateOnly(2025, 8, 1)), (List, new DateOnly(2025, 5, 1)), (List, new DateOnly(2025, 3, 1))]));
        agreement.StatusOn(Day).ShouldBe(RecordStatus.NoLongerListed);
        agreement.StatusOn(new DateOnly(2025, 5, 1)).ShouldBe(RecordStatus.NoLongerListed);
    }

    [Fact]
    public void Until_the_next_snapshot_nobody_can_have_missed_it()
    {
        var agreement = Agreement(a => a.SignedOn = "2025-03-10");
        agreement.BeSeenOn(PublishedList.IceParticipating, new DateOnly(2025, 4, 1));
        agreement.Consult(new ListCalendar([(PublishedList.IceParticipating, new DateOnly(2025, 4, 1)), (PublishedList.IceParticipating, new DateOnly(2025, 5, 1)), (PublishedList.IceParticipating, new DateOnly(2026, 1, 1))]));

        agreement.StatusOn(new DateOnly(2025, 4, 30)).ShouldBe(RecordStatus.InForce);
        agreement.StatusOn(new DateOnly(2025, 5, 1)).ShouldBe(RecordStatus.NoLongerListed);
    }

    [Theory]
    [InlineData("2025", null, "It began between 1 January and 31 December 2025; whether it had begun by this day is not known.")]
    [InlineData("2025-06", null, "It began between 1 and 30 June 2025; whether it had begun by this day is not known.")]
    [InlineData("2024", "2025", "It ended between 1 January and 31 December 2025; whether it had ended by this day is not known.")]
    [InlineData(null, null, "On which day it began is not known.")]
    [InlineData("2025-03", null, null)]
    [InlineData("2025-06-15", null, null)]
    [InlineData(null, "2025-08-01", "On which day it began is not known.")]
    [InlineData(null, "2025-06-01", null)]
    public void What_the_dates_leave_open_is_said(string? signed, string? ended, string? doubt)
    {
        Agreement(a => (a.SignedOn, a.EndedOn) = (signed, ended)).DoubtOn(Day).ShouldBe(doubt);
    }

    [Theory]
    [InlineData(null, "2025-06-15", true)]
    [InlineData(null, "2025-06-16", false)]
    [InlineData("2025-06-01", "2025-07-01", true)]
    [InlineData(null, null, true)]
    public void Before_the_first_of_its_days_it_had_not_appeared(string? requested, string? signed, bool appeared)
    {
        Agreement(a => (a.RequestedOn, a.SignedOn) = (requested, signed)).HadAppearedBy(Day).ShouldBe(appeared);
    }

    [Theory]
    [InlineData("2018", null, null, null, RecordStatus.Pending)]
    [InlineData(null, "2018", null, null, RecordStatus.InForce)]
    [InlineData(null, "2018", "2030", null, RecordStatus.Pending)]
    [InlineData(null, "2018", null, "2020", RecordStatus.Ended)]
    [InlineData("2018", null, null, "2020", RecordStatus.Ended)]
    public void A_policys_stages_tell_its_status(string? proposed, string? enacted, string? effective, string? repealed, RecordStatus status)
    {
        var input = new SanctuaryPolicyInput { Geoid = "48", Direction = "limits", Instrument = "statute", ProposedOn = proposed, EnactedOn = enacted, EffectiveOn = effective, RepealedOn = repealed };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });

        new Office().Add(input, SanctuaryPolicyColumns.Type).StatusOn(Day).ShouldBe(status);
    }

    [Fact]
    public void An_agreement_starts_when_it_takes_effect_or_else_when_it_is_signed()
    {
        Agreement(a => a.SignedOn = "2025-03-10").StartedOn.ShouldBe(PartialDate.Parse("2025-03-10"));
        Agreement(a => (a.SignedOn, a.EffectiveOn) = ("2025-03-10", "2025-04")).StartedOn.ShouldBe(PartialDate.Parse("2025-04"));
    }

    [Fact]
    public void A_record_cannot_stand_without_a_source()
    {
        Should.Throw<DomainException>(() => Agreement(_ => { }).Cite([])).Message.ShouldBe("A record cannot stand without a source.");
    }

    [Fact]
    public void Citations_that_stand_are_kept_and_those_left_over_go()
    {
        var agreement = Agreement(_ => { });
        var first = agreement.Citations[0];
        agreement.Cite([("source-1", new CitationInput { Locator = "p. 1" }), ("source-2", new CitationInput { Stance = "disputes" })]);

        agreement.Citations[0].ShouldBe(first);
        agreement.Citations.Select(c => (c.Number, c.SourceRef, c.Stance)).ShouldBe([(1, "source-1", CitationStance.Supports), (2, "source-2", CitationStance.Disputes)]);
        agreement.IsContested.ShouldBeTrue();

        agreement.Cite([("source-2", new CitationInput())]);
        agreement.Citations.ShouldHaveSingleItem().SourceRef.ShouldBe("source-2");
        agreement.IsContested.ShouldBeFalse();
    }

    [Fact]
    public void A_source_that_goes_leaves_no_gap_and_the_other_citations_as_they_were()
    {
        var agreement = new Office().Add(Input(a =>
        {
            a.Sources.Add(new CitationInput { Url = "https://example.org/b", Stance = "disputes", Locator = "p. 2" });
            a.Sources.Add(new CitationInput { Url = "https://example.org/c", Locator = "p. 3", Quotation = "Q", AccessedOn = "2025-03", ArchiveUrl = "https://archive.example/c" });
        }), Agreement287gColumns.Type);
        var (first, second) = (agreement.Citations[0].SourceRef, agreement.Citations[1].SourceRef);

        agreement.StandsWithout(first).ShouldBeTrue();
        agreement.RestNoLongerOn(first);
        agreement.Citations.Select(c => (c.Number, c.Stance, c.Locator, c.Quotation, c.AccessedOn?.ToString(), c.ArchiveUrl)).ShouldBe(
            [(1, CitationStance.Disputes, "p. 2", null, null, null), (2, CitationStance.Supports, "p. 3", "Q", "2025-03", "https://archive.example/c")]);
        agreement.Citations[0].SourceRef.ShouldBe(second);

        agreement.StandsWithout(agreement.Citations[1].SourceRef).ShouldBeFalse();
        Should.Throw<DomainException>(() => agreement.RestNoLongerOn(agreement.Citations[1].SourceRef));
    }

    [Fact]
    public void A_record_takes_over_what_is_left_empty_too()
    {
        var office = new Office();
        var input = Input(a => (a.Summary, a.Tags, a.MoaUrl, a.OfficersTrained) = ("Summary with ñ", "practice;detainers", "https://example.org/moa", "12"));
        var agreement = (Agreement287g)office.Add(input, Agreement287gColumns.Type);
        agreement.SearchText.ShouldEndWith("summary with n");
        agreement.Tags.Select(t => t.TermSlug).ShouldBe(["detainers", "practice"]);
        agreement.OfficersTrained.ShouldBe(12);

        agreement.Take(office.Judge().Judge(Agreement287gColumns.Type, Input(a => a.Tags = "practice")));
        (agreement.Summary, agreement.MoaUrl, agreement.OfficersTrained).ShouldBe((null, null, null));
        agreement.Tags.Select(t => t.TermSlug).ShouldBe(["practice"]);
    }

    [Fact]
    public void A_reference_has_its_prefix_and_no_letter_that_is_read_as_another()
    {
        var refs = Enumerable.Range(0, 500).Select(_ => RecordRef.New("287g")).ToList();

        refs.ShouldAllBe(r => r.StartsWith("287g-", StringComparison.Ordinal) && r.Length == 11 && r.Substring(5).All(c => !"ILOU".Contains(c) && (char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c))));
        refs.ShouldBeUnique();
    }

    private static Agreement287g Agreement(Action<Agreement287gInput> change) => (Agreement287g)new Office().Add(Input(change), Agreement287gColumns.Type);

    private static Agreement287gInput Input(Action<Agreement287gInput> change)
    {
        var input = new Agreement287gInput { Geoid = "48201", Agency = "Harris County Sheriff’s Office", Model = "task_force" };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });
        change(input);
        return input;
    }
}
