using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Files;
using Tracker.Domain.Memoranda;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Tests.Records;

public sealed class RecordJudgeTests
{
    [Fact]
    public void A_sound_record_is_put_in_stored_form()
    {
        var draft = Judge(a =>
        {
            a.Geoid = null;
            a.State = "texas";
            a.Jurisdiction = "Harris";
            a.SignedOn = "3/10/2025";
            a.Model = "Task Force Model";
            a.Summary = " One\r\nTwo ";
        });

        draft.Problems.ShouldBeEmpty();
        draft.Geoid.Value.ShouldBe("48201");
        var input = (Agreement287gInput)draft.Input;
        (input.Geoid, input.State, input.Jurisdiction).ShouldBe(("48201", "TX", "Harris County"));
        (input.SignedOn, input.Model, input.Summary).ShouldBe(("2025-03-10", "task_force", "One\nTwo"));
        input.Term.ShouldBe("deputization/task-force-model");
        input.AgencyKind.ShouldBe("sheriff");
        draft.Agency!.IsNew.ShouldBeTrue();
        draft.Agency.Home.Value.ShouldBe("48201");
        draft.Sources.Single().IsNew.ShouldBeTrue();
        input.Sources.Single().Stance.ShouldBe("supports");
        input.Sources.Single().SourceRef.ShouldBe(draft.Sources[0].Ref);
    }

    [Fact]
    public void The_input_that_was_typed_stays_as_it_was()
    {
        var typed = Agreement();
        typed.SignedOn = "3/10/2025";

        new Office().Judge().Judge(Agreement287gColumns.Type, typed);

        typed.SignedOn.ShouldBe("3/10/2025");
        typed.Term.ShouldBeNull();
    }

    [Theory]
    [InlineData("99", null, null, "geoid: No jurisdiction has the GEOID “99”. Look it up by name under Jurisdictions.")]
    [InlineData("Harris", null, null, "geoid: No jurisdiction has the GEOID “Harris”. Look it up by name under Jurisdictions.")]
    [InlineData("48201", "LA", null, "state: The GEOID 48201 is Harris County, TX, but the state here is “LA”. Correct one of them.")]
    [InlineData("48201", "Texs", null, "state: The GEOID 48201 is Harris County, TX, but the state here is “Texs”. Correct one of them.")]
    [InlineData("48201", "TX", "Harrison County", "jurisdiction: The GEOID 48201 is Harris County, TX, but the name here is “Harrison County”. Correct one of them.")]
    [InlineData("24510", "MD", "Baltimore County", "jurisdiction: The GEOID 24510 is Baltimore city, MD, but the name here is “Baltimore County”. Correct one of them.")]
    [InlineData("51159", "VA", "Richmond city", "jurisdiction: The GEOID 51159 is Richmond County, VA, but the name here is “Richmond city”. Correct one of them.")]
    [InlineData("4835000", "TX", "Houston County", "jurisdiction: The GEOID 4835000 is Houston, TX, but the name here is “Houston County”. Correct one of them.")]
    [InlineData(null, null, "Harris County", "state: Enter the state, such as TX.")]
    [InlineData(null, "TX", null, "jurisdiction: Choose the jurisdiction: its name and state, or its GEOID.")]
    [InlineData(null, null, null, "jurisdiction: Choose the jurisdiction: its name and state, or its GEOID.")]
    [InlineData(null, "UTAHJ", "Salt Lake County", "state: There is no state called “UTAHJ”. Did you mean UTAH?")]
    [InlineData(null, "TX", "Harrris County", "jurisdiction: There is no jurisdiction called “Harrris County” in Texas. Did you mean Harris County, TX (48201), Hardin County, TX (48199) or Harrison County, TX (48203)?")]
    [InlineData(null, "MD", "Baltimore County x", "jurisdiction: There is no jurisdiction called “Baltimore County x” in Maryland. Did you mean Baltimore County, MD (24005) or Baltimore city, MD (24510)?")]
    [InlineData(null, "NY", "New York", "jurisdiction: 2 jurisdictions are called “New York” in New York. Give the GEOID of the one you mean. Did you mean New York (36) or New York, NY (3651000)?")]
    public void A_place_that_cannot_be_told_is_asked_for(string? geoid, string? state, string? name, string problem)
    {
        var draft = Judge(a => (a.Geoid, a.State, a.Jurisdiction) = (geoid, state, name));

        Said(draft).ShouldBe([problem]);
        draft.IsSound.ShouldBeFalse();
    }

    [Theory]
    [InlineData("48201", null, null)]
    [InlineData("48201", "Texas", "harris county")]
    [InlineData("48201", "TX", "Harris")]
    [InlineData("48201", "TX", "Harris County, TX")]
    [InlineData("4835000", "TX", "Houston")]
    [InlineData("4835000", "TX", "Houston city")]
    [InlineData("6037", "CA", "Los Angeles County")]
    [InlineData("22071", "LA", "Orleans County")]
    [InlineData("24510", "MD", "Baltimore")]
    [InlineData("24005", "MD", "Baltimore")]
    [InlineData("51760", "VA", "Richmond city")]
    [InlineData("48", "TX", "Texas")]
    [InlineData(null, "TX", "Texas")]
    [InlineData(null, "DC", "District of Columbia")]
    [InlineData(null, "GU", "Guam")]
    [InlineData(null, "NM", "Dona Ana County")]
    public void A_place_is_told_by_its_geoid_or_by_its_name_and_state(string? geoid, string? state, string? name)
    {
        var draft = Judge(a => (a.Geoid, a.State, a.Jurisdiction) = (geoid, state, name));

        draft.Problems.ShouldBeEmpty();
        draft.Input.Jurisdiction.ShouldBe(Known.Gazetteer[draft.Geoid].LegalName);
    }

    [Fact]
    public void An_unknown_term_is_answered_with_those_of_the_type()
    {
        Said(Judge(a => a.Term = "deputisation")).ShouldBe(
            ["term: “deputisation” is no term of the taxonomy. Terms of this type: deputization, deputization/jail-enforcement, deputization/warrant-service, deputization/task-force-model, border-interior/national-guard."]);
        Said(Judge(a => a.Tags = "detainers;nonsense")).ShouldBe(["tags: “nonsense” is no term of the taxonomy."]);
    }

    [Fact]
    public void Tags_stand_once_in_order()
    {
        Judge(a => a.Tags = "practice; detainers;practice").Input.Tags.ShouldBe("detainers;practice");
    }

    [Fact]
    public void A_record_needs_a_source()
    {
        const string Problem = "source_1_url: Give at least one source: choose one, or enter the address where this can be read.";

        Said(Judge(a => a.Sources.Clear())).ShouldBe([Problem]);
        Said(Judge(a => a.Sources[0] = new CitationInput { Stance = "supports", Kind = "news" })).ShouldBe([Problem]);
        Said(Judge(a => a.Sources[0] = new CitationInput { Url = "", Title = " ", Locator = "" })).ShouldBe([Problem]);
        Said(Judge(a => a.Sources[0] = new CitationInput { Locator = "p. 3" })).ShouldBe(["source_1_url: Enter the source’s address, or its title where it is not on the web."]);
        Said(Judge(a => a.Sources[0] = new CitationInput { ArchiveUrl = "https://archive.example/a" })).ShouldBe(["source_1_url: Enter the source’s address, or its title where it is not on the web."]);
        Said(Judge(a => a.Sources.Add(new CitationInput { File = new("00", "moa.pdf", FileKind.Pdf, 1) }))).ShouldBe(["source_2_url: Enter the source’s address, or its title where it is not on the web."]);
        Said(Judge(a => a.Sources[0] = new CitationInput { SourceRef = "source-gone" }))[0].ShouldBe("source_1_url: This source is no longer there. Choose another.");
    }

    [Fact]
    public void A_record_that_every_source_disputes_cannot_stand()
    {
        Said(Judge(a => a.Sources[0].Stance = "disputes")).ShouldBe(["source_1_stance: Give a source that supports the record; so far all dispute it."]);

        var both = Judge(a => a.Sources.Add(new CitationInput { Url = "https://example.org/no", Stance = "Disputes" }));
        both.Problems.ShouldBeEmpty();
        new Office().Add(both, "287g-1").IsContested.ShouldBeTrue();
    }

    [Fact]
    public void Several_sources_keep_their_order_and_a_page_cited_twice_is_one_source()
    {
        var draft = Judge(a =>
        {
            a.Sources.Add(new CitationInput { Url = "https://example.org/b", Title = "B", Locator = "p. 1" });
            a.Sources.Add(new CitationInput { Url = "https://example.org/b", Title = "B", Locator = "p. 2" });
            a.Sources.Add(new CitationInput { Title = "A letter" });
        });

        draft.Problems.ShouldBeEmpty();
        draft.Sources.Select(s => s.Source.Title).ShouldBe(["https://example.org/a", "B", "B", "A letter"]);
        draft.Sources[1].Ref.ShouldBe(draft.Sources[2].Ref);
    }

    [Fact]
    public void The_column_named_is_the_one_in_the_file_though_a_source_before_it_is_empty()
    {
        Said(Judge(a => a.Sources.InsertRange(0, [new CitationInput(), new CitationInput { Url = "javascript:alert(1)" }])))
            .ShouldBe(["source_2_url: Enter a whole address that begins with https:// or http://."]);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("https://user@example.org/")]
    public void An_address_that_is_none_of_the_web_is_refused_wherever_it_stands(string address)
    {
        Said(Judge(a => a.Sources[0].Url = address)).ShouldBe(["source_1_url: Enter a whole address that begins with https:// or http://."]);
        Said(Judge(a => a.Sources[0].ArchiveUrl = address)).ShouldBe(["source_1_archive_url: Enter a whole address that begins with https:// or http://."]);
        Said(Judge(a => a.MoaUrl = address)).ShouldBe(["moa_url: Enter a whole address that begins with https:// or http://."]);
    }

    [Fact]
    public void A_quotation_has_at_most_300_characters()
    {
        Judge(a => a.Sources[0].Quotation = new string('q', 300)).Problems.ShouldBeEmpty();
        Said(Judge(a => a.Sources[0].Quotation = new string('q', 301))).ShouldBe(["source_1_quotation: Shorten this to 300 characters; it has 301."]);
    }

    [Fact]
    public void Text_that_is_too_long_or_cannot_be_stored_is_named()
    {
        Said(Judge(a => a.Summary = new string('s', 501))).ShouldBe(["summary: Shorten this to 500 characters; it has 501."]);
        Said(Judge(a => a.Notes = new string('n', 10_001))).ShouldBe(["notes: Shorten this to 10,000 characters; it has 10,001."]);
        Said(Judge(a => a.Agency = new string('a', 201))).ShouldBe(["agency: Shorten this to 200 characters; it has 201."]);
        Said(Judge(a => a.Notes = "a\0b")).ShouldBe(["notes: Take out the NUL character; it cannot be stored."]);
        Said(Judge(a => a.Jurisdiction = "Harris\uD83D County"))[0].ShouldBe("jurisdiction: Type this again: it holds half of a character, which cannot be stored.");
        Said(Judge(a => a.Sources[0].Title = "a\0b")).ShouldBe(["source_1_title: Take out the NUL character; it cannot be stored."]);
    }

    [Fact]
    public void Every_problem_is_named_at_once_with_its_value()
    {
        var draft = Judge(a => (a.SignedOn, a.Model, a.OfficersTrained, a.Sources[0].Url) = ("13/40/2025", "jail", "many", "nowhere"));

        draft.Problems.Select(p => (p.Column, p.Value)).ShouldBe([("model", "jail"), ("signed_on", "13/40/2025"), ("officers_trained", "many"), ("source_1_url", "nowhere")]);
        draft.Agency.ShouldBeNull();
        draft.Sources.ShouldBeEmpty();
    }

    [Fact]
    public void An_agencys_kind_is_what_is_stated_or_what_its_name_says()
    {
        Judge(a => a.AgencyKind = "Corrections or jail").Agency!.Kind.ShouldBe(AgencyKind.Corrections);
        Judge(a => a.AgencyKind = null).Agency!.Kind.ShouldBe(AgencyKind.Sheriff);
        Said(Judge(a => a.AgencyKind = "sherif"))[0].ShouldStartWith("agency_kind: “sherif” is none of the values of kind of agency: sheriff, police,");
    }

    [Fact]
    public void A_kind_that_contradicts_the_recorded_agency_is_refused()
    {
        var office = new Office();
        office.Add(Agreement(), Agreement287gColumns.Type);
        var input = Agreement();
        input.AgencyKind = "police";

        Said(office.Judge().Judge(Agreement287gColumns.Type, input)).ShouldBe(
            ["agency_kind: Harris County Sheriff’s Office is recorded as “sheriff”. Leave this open, or correct the agency first."]);
    }

    [Fact]
    public void A_kind_that_contradicts_the_recorded_source_is_refused()
    {
        var office = new Office();
        office.Add(Agreement(), Agreement287gColumns.Type);
        var input = Agreement();
        input.Sources[0].Kind = "news";

        Said(office.Judge().Judge(Agreement287gColumns.Type, input)).ShouldBe(
            ["source_1_kind: This source is recorded as “not stated”. Leave the kind open here, or correct the source first."]);
    }

    [Fact]
    public void A_recorded_agency_is_named_as_it_is_recorded()
    {
        var office = new Office();
        var known = office.Add(Agreement(), Agreement287gColumns.Type);
        var input = Agreement();
        input.Agency = "HARRIS COUNTY SHERIFF'S OFFICE";

        var draft = office.Judge().Judge(Agreement287gColumns.Type, input);

        draft.Agency!.Ref.ShouldBe(known.AgencyRef);
        draft.Input.Agency.ShouldBe("Harris County Sheriff’s Office");
    }

    [Fact]
    public void A_chosen_source_brings_its_own_title()
    {
        var draft = Judge(a => a.Sources[0] = new CitationInput { SourceRef = Office.ListSource, Title = "Something else", Locator = "row 3" });

        draft.Problems.ShouldBeEmpty();
        draft.Input.Sources[0].Title.ShouldBe("ICE 287(g) participating agencies list");
        draft.Input.Sources[0].Locator.ShouldBe("row 3");
        draft.Sources.Single().IsNew.ShouldBeFalse();
    }

    [Theory]
    [InlineData("jail_enforcement", "deputization/jail-enforcement")]
    [InlineData("warrant_service_officer", "deputization/warrant-service")]
    [InlineData("task_force", "deputization/task-force-model")]
    [InlineData("tribal_task_force", "deputization/task-force-model")]
    [InlineData("jail_and_task_force", "deputization")]
    public void An_agreement_is_filed_under_the_term_of_its_model(string model, string term)
    {
        Judge(a => a.Model = model).Input.Term.ShouldBe(term);
        Judge(a => (a.Model, a.Term) = (model, "border-interior/national-guard")).Input.Term.ShouldBe("border-interior/national-guard");
    }

    [Fact]
    public void What_an_agreement_breaks_is_said()
    {
        Said(Judge(a => a.Agency = null)).ShouldBe(["agency: Enter the agency that signed the agreement."]);
        Said(Judge(a => a.Model = " ")).ShouldBe(["model: Choose the model of the agreement."]);
        Said(Judge(a => a.Model = "other")).ShouldBe(["model_as_printed: Enter the model as it is printed, since it is none of the known ones."]);
        Said(Judge(a => a.RequestedOn = "2025-03-11")).ShouldBe(["signed_on: The agreement cannot be signed before it was requested."]);
        Said(Judge(a => a.EffectiveOn = "2025-03-09")).ShouldBe(["effective_on: The agreement cannot take effect before it was signed."]);
        Said(Judge(a => a.EndedOn = "2025-02")).ShouldBe(["ended_on: The agreement cannot end before it was signed."]);
        Said(Judge(a => (a.SignedOn, a.EffectiveOn, a.EndedOn) = (null, "2025-03-10", "2025-03-09"))).ShouldBe(["ended_on: The agreement cannot end before it was signed."]);
        Said(Judge(a => (a.SignedOn, a.RequestedOn, a.EffectiveOn) = (null, "2025-03", "2025-02"))).ShouldBe(["effective_on: The agreement cannot take effect before it was requested."]);
        Said(Judge(a => (a.SignedOn, a.RequestedOn, a.EndedOn) = (null, "2025-03", "2024"))).ShouldBe(["ended_on: The agreement cannot end before it was requested."]);
        Said(Judge(a => a.Ending = "expired")).ShouldBe(["ending: Enter the day it ended, or leave open how it ended."]);
        Judge(a => (a.RequestedOn, a.EffectiveOn, a.EndedOn, a.Ending) = ("2025-03", "2025", "2025-03", "expired")).Problems.ShouldBeEmpty();
    }

    [Fact]
    public void What_a_memorandum_breaks_is_said()
    {
        var memorandum = Placed(new MemorandumInput { StartedOn = "2018-01-17", EndedOn = "2018-01-16" });

        Said(new Office().Judge().Judge(MemorandumColumns.Type, memorandum)).ShouldBe(
        [
            "instrument: Choose what kind of document it is.",
            "federal_party: Enter the federal party, such as U.S. Immigration and Customs Enforcement.",
            "subject: Choose what it is about.",
            "ended_on: The memorandum cannot end before it started.",
        ]);
    }

    [Fact]
    public void What_a_task_force_membership_breaks_is_said()
    {
        var membership = Placed(new TaskForces.TaskForceMembershipInput { StartedOn = "2018", EndedOn = "2017", OfficersAssigned = "1234567" });

        Said(new Office().Judge().Judge(TaskForces.TaskForceMembershipColumns.Type, membership)).ShouldBe(
        [
            "officers_assigned: Shorten this to 6 characters; it has 7.",
            "task_force: Enter the name of the task force.",
            "ended_on: The agency cannot leave the task force before it joined.",
        ]);
    }

    [Fact]
    public void What_a_detainer_policy_breaks_is_said()
    {
        var policy = Placed(new DetainerPolicyInput { StartedOn = "2018-02", EndedOn = "2018-01-31" });

        var draft = new Office().Judge().Judge(DetainerPolicyColumns.Type, policy);

        Said(draft).ShouldBe(["holds: Choose which detainers lead to a hold.", "ended_on: The policy cannot end before it started."]);
        ((DetainerPolicyInput)draft.Input).JailAccess.ShouldBe("unknown");
    }

    [Fact]
    public void What_a_sanctuary_policy_breaks_is_said()
    {
        var policy = Placed(new SanctuaryPolicyInput { AppliesToLocal = "yes", ProposedOn = "2018", EnactedOn = "2017", EffectiveOn = "2017-12", RepealedOn = "2016" });

        Said(new Office().Judge().Judge(SanctuaryPolicyColumns.Type, policy)).ShouldBe(
        [
            "direction: Choose whether the policy limits cooperation or requires it.",
            "instrument: Choose what kind of instrument it is.",
            "applies_to_local: Only a state’s policy can bind its counties and places.",
            "enacted_on: The policy cannot be enacted before it was proposed.",
            "effective_on: The policy cannot take effect before it was proposed.",
            "repealed_on: The policy cannot be repealed before it was enacted.",
        ]);
        var state = Placed(new SanctuaryPolicyInput { AppliesToLocal = "yes", Direction = "limits", Instrument = "statute", Scope = "detainers;x" });
        state.Geoid = "48";
        Said(new Office().Judge().Judge(SanctuaryPolicyColumns.Type, state)).ShouldBe(["scope: “x” is no term of the taxonomy."]);
    }

    private static RecordDraft Judge(Action<Agreement287gInput> change)
    {
        var input = Agreement();
        change(input);
        return new Office().Judge().Judge(Agreement287gColumns.Type, input);
    }

    private static Agreement287gInput Agreement()
    {
        var input = Placed(new Agreement287gInput { Model = "jail_enforcement", SignedOn = "2025-03-10" });
        input.Agency = "Harris County Sheriff’s Office";
        return input;
    }

    private static T Placed<T>(T input) where T : RecordInput
    {
        input.Geoid = "48201";
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });
        return input;
    }

    private static List<string> Said(RecordDraft draft) => draft.Problems.Select(p => $"{p.Column}: {p.Message}").ToList();
}
