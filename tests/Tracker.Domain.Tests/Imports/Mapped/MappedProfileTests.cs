using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;
using static Tracker.Domain.Tests.Imports.Mapped.Spreadsheet;

namespace Tracker.Domain.Tests.Imports.Mapped;

public sealed class MappedProfileTests
{
    private const string Header = "State,County,Agency name,Program,Date signed,Link";
    private const string Row = "Texas,Dallas,Dallas County Sheriff's Office,JEM,3/10/2025,https://example.org/a";

    [Fact]
    public void A_row_becomes_the_record_that_it_means()
    {
        var file = Of(Header, Row);

        var row = Guess(file).With("Program", "model", ("JEM", "jail_enforcement")).Plan(file).Rows.ShouldHaveSingleItem();

        row.Outcome.ShouldBe(RowOutcome.New);
        var input = row.Draft!.Input.ShouldBeOfType<Domain.Agreements287g.Agreement287gInput>();
        (input.Geoid, input.Model, input.SignedOn, input.Sources[0].Url).ShouldBe(("48113", "jail_enforcement", "2025-03-10", "https://example.org/a"));
        row.Cells[1].Text.ShouldBe("Dallas", "the preview shows the file's own cells");
    }

    [Fact]
    public void A_countys_name_is_never_taken_for_the_city_of_that_name()
    {
        var file = Of("State,Where,Agency name,Program,Link", "TX,Dallas,Dallas Police Department,Task Force Model,https://example.org/a");

        PlaceOf(Guess(file).With("Where", "jurisdiction")).ShouldBe("4819000");
        PlaceOf(Guess(file).With("Where", "county")).ShouldBe("48113");

        string PlaceOf(ColumnMapping mapping) => mapping.Plan(file).Rows[0].Draft!.Geoid.Value;
    }

    [Fact]
    public void A_place_and_its_state_may_stand_in_one_cell()
    {
        var file = Of("Location,Agency name,Program,Link", "\"Harris County, TX\",Harris County Sheriff's Office,Task Force Model,https://example.org/a", "Springfield,X Police Department,Task Force Model,https://example.org/a");

        var plan = Guess(file).Plan(file);

        plan.Rows[0].Draft!.Geoid.Value.ShouldBe("48201");
        ProblemsOf(plan).ShouldHaveSingleItem().ShouldStartWith("3 Location “Springfield”:");
    }

    [Fact]
    public void What_is_refused_names_the_heading_and_the_value_as_the_file_prints_them()
    {
        var file = Of(Header, Row.Replace("JEM", "Hybrid", StringComparison.Ordinal), Row.Replace("3/10/2025", "in spring", StringComparison.Ordinal), Row.Replace("Dallas,", "Dalas,", StringComparison.Ordinal), Row.Replace("Texas", "Texsa", StringComparison.Ordinal), Row.Replace("Dallas,", ",", StringComparison.Ordinal), "TX,Bexar,,JEM,,https://example.org/b");

        var problems = ProblemsOf(Guess(file).With("Program", "model", ("jem", "jail_enforcement")).Plan(file)).ToList();

        problems[0].ShouldStartWith("2 Program “Hybrid”: “Hybrid” is none of the values of model:");
        problems[1].ShouldStartWith("3 Date signed “in spring”:");
        problems[2].ShouldStartWith("4 County “Dalas”: There is no county called “Dalas” in Texas. Did you mean Dallas County");
        problems[3].ShouldStartWith("5 State “Texsa”: There is no state called “Texsa”.");
        problems[4].ShouldStartWith("6 County “”:");
        problems[5].ShouldBe("7 Agency name “”: Enter the agency that signed the agreement.");
    }

    [Fact]
    public void A_value_for_all_rows_is_in_every_row_and_a_problem_with_it_says_so()
    {
        var file = Of("County,Agency name,Program", "Travis,Travis County Sheriff's Office,Task Force Model", "Nowhere,X,Task Force Model");
        var mapping = Guess(file, null, ("state", "TX"), ("source_1_url", "https://example.org/list"), ("term", "deputization"));

        var plan = mapping.Plan(file);
        (plan.Rows[0].Draft!.Input.Term, plan.Rows[0].Draft!.Input.Sources[0].Url).ShouldBe(("deputization", "https://example.org/list"));
        ProblemsOf(plan).ShouldHaveSingleItem().ShouldStartWith("3 County “Nowhere”");
        new MappedProfile(mapping).Notes(null!, null!).ShouldBe(["The same in all rows: State is TX, Source 1: address is https://example.org/list, Primary term is deputization."]);

        var wrong = mapping with { Fixed = new Dictionary<string, string>(mapping.Fixed, StringComparer.Ordinal) { ["term"] = "poems" } };
        ProblemsOf(wrong.Plan(file)).First().ShouldEndWith("It is given once for all rows: change it in the mapping.");
    }

    [Fact]
    public void Rows_that_name_a_record_change_only_what_the_file_has()
    {
        var office = new Office();
        var file = Of(Header, Row);
        var first = Guess(file).With("Program", "model", ("JEM", "jail_enforcement")).Plan(file, office);
        office.Apply(first);
        var known = first.Rows[0].RecordRef!;

        var edits = Of("Tracker ref,Remarks", $"{known},Seen again", "287g-NOBODY,x");
        var mapping = Guess(edits, RecordTypes.Of("agreement-287g"));
        var plan = mapping.Plan(edits, office);

        plan.Rows[0].Outcome.ShouldBe(RowOutcome.Changed);
        plan.Rows[0].Changes.ShouldBe([new CellChange("notes", null, "Seen again")]);
        ProblemsOf(plan).ShouldBe(["3 Tracker ref “287g-NOBODY”: There is no record “287g-NOBODY”. Empty the cell to add the row as a new record."]);
        new MappedProfile(mapping).RefIn(new Domain.Spreadsheets.TableRow(2, [new(known), new("x")], null), new TableHeaders(["Tracker ref", "Remarks"])).ShouldBe(known);
    }

    [Fact]
    public void A_column_may_say_which_kind_each_row_is()
    {
        var file = Of("What,State,County,Agency name,Program,Detainers,Link", "287(g) agreement,TX,Travis,Travis County Sheriff's Office,Task Force Model,,https://example.org/a", "Detainer policy,TX,Travis,,,none,https://example.org/b");
        var mapping = MappingGuess.For(null, SamplesOf(file)).With("What", "type");

        var plan = mapping.Plan(file);

        ProblemsOf(plan).ShouldBeEmpty();
        plan.Rows.Select(r => r.Draft!.Type.Slug).ShouldBe(["agreement-287g", "detainer-policy"]);
    }

    [Fact]
    public void Several_values_in_one_cell_are_each_understood_and_one_may_be_left_out()
    {
        var file = Of("State,County,Federal agencies,Link,Local role,Date started", "IL,Cook,Border Patrol; HSI; nobody,https://example.org/a,none,2025");
        var type = RecordTypes.Of("federal-deployment");
        var mapping = Guess(file, type).With("Federal agencies", "forces", ("nobody", "")).With("Date started", "started_on");

        var row = mapping.Plan(file).Rows[0];

        row.Problems.ShouldBeEmpty();
        type.Column("forces")!.Read(row.Draft!.Input).ShouldBe("border_patrol;hsi");
    }

    [Fact]
    public void Behind_a_word_the_cells_link_is_the_address()
    {
        var file = new TestWorkbook().Sheet("A", TestWorkbook.Rows(["State", "County", "Agency name", "Program", "MOA", "Source"], ["TX", "Travis", "Travis County Sheriff's Office", "Task Force Model", "link", "https://example.org/s"]), after: "<hyperlinks><hyperlink ref=\"E2\" r:id=\"rIdL\"/></hyperlinks>", links: TestWorkbook.Link("rIdL", "https://example.org/moa.pdf")).Build();

        var row = Guess(file).Plan(file).Rows[0];

        row.Draft!.Input.ShouldBeOfType<Domain.Agreements287g.Agreement287gInput>().MoaUrl.ShouldBe("https://example.org/moa.pdf");
    }

    [Fact]
    public void A_file_without_a_heading_that_is_read_is_refused_and_one_more_heading_is_ignored()
    {
        var profile = new MappedProfile(Guess(Of(Header, Row)));

        profile.Refuses(new TableHeaders(["State", "Agency name", "Program", "Date signed", "Link"])).ShouldBe("The mapping reads the heading “County”, which this file does not have. Choose another mapping, or say what the columns of this file are.");
        profile.Refuses(new TableHeaders([.. Header.Split(','), "Extra"])).ShouldBeNull();
        profile.Ignored(new TableHeaders([.. Header.Split(','), "Extra"])).ShouldBe(["Extra"]);
        profile.Recognises(new TableHeaders([.. Header.ToUpperInvariant().Split(',').Reverse()])).ShouldBeTrue();
    }

    [Fact]
    public void A_mapping_that_gives_too_little_says_what_is_missing()
    {
        var problems = MappingRules.Check(Guess(Of("County,Program,Officers", "Travis,JEM,3")).With("Officers", "signed_on"));

        problems.Select(p => p.Message).ShouldBe(
        [
            "Nothing gives “State”. Choose the heading that holds it, or give one value for all rows.",
            "Nothing gives “Agency”. Choose the heading that holds it, or give one value for all rows.",
            "Nothing says where this can be read. Choose the heading that holds the source’s address or title, or give one for all rows.",
        ]);
    }
}
