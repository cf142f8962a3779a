using System.Text;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Records;
using Tracker.Domain.Tests.Spreadsheets.Xlsx;

namespace Tracker.Domain.Tests.Imports.IceParticipating;

public sealed class IceParticipatingTests
{
    private const string Header = "STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,SIGNED,MOA,ADDENDUM";
    private const string Harris = "TEXAS,Harris County Sheriff’s Office,County,Harris County,Jail Enforcement Model,3/10/2025,link,";
    private const string Mesa = "ARIZONA,Mesa Police Department,Municipality,Maricopa County,Task Force Model,3/11/2025,link,";

    private static readonly IceParticipatingProfile Profile = new();
    private static readonly DateOnly March = new(2025, 3, 20);
    private static readonly DateOnly April = new(2025, 4, 20);
    private static readonly DateOnly May = new(2025, 5, 20);

    private readonly Office _office = new();

    [Fact]
    public void A_row_is_the_agreement_of_one_agency_and_one_model()
    {
        var plan = Plan(March, Harris, Mesa, Harris.Replace("Jail Enforcement Model", "Warrant Services Officer ", StringComparison.Ordinal));

        plan.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.New);
        plan.Rows.Select(r => r.Draft!.Geoid.Value).ShouldBe(["48201", "0446000", "48201"]);
        plan.Rows.Select(r => Agreement(r).Model).ShouldBe(["jail_enforcement", "task_force", "warrant_service_officer"]);
        plan.Rows[0].Draft!.Agency!.Ref.ShouldBe(plan.Rows[2].Draft!.Agency!.Ref);
        Agreement(plan.Rows[0]).SignedOn.ShouldBe("2025-03-10");
        plan.Rows[0].Draft!.Sources.Single().Ref.ShouldBe(Office.ListSource);
        plan.Seen.Count.ShouldBe(3);
    }

    [Fact]
    public void The_same_list_again_changes_nothing()
    {
        _office.Apply(Plan(March, Harris, Mesa));

        var again = Plan(March, Harris, Mesa);
        again.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.Unchanged);
        again.HasNothingToDo.ShouldBeTrue();

        var later = Plan(April, Harris, Mesa);
        later.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.Unchanged);
        later.Seen.Order().ShouldBe(_office.Records.Select(r => r.Ref).Order());
        later.HasNothingToDo.ShouldBeFalse();
    }

    [Fact]
    public void A_row_twice_is_one_agreement_and_a_contradiction_is_refused()
    {
        var plan = Plan(March, Harris, Harris, Harris.Replace("3/10/2025", "3/12/2025", StringComparison.Ordinal));

        plan.Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.New, RowOutcome.Unchanged, RowOutcome.Refused]);
        plan.Rows[1].Notes.ShouldBe(["The same as row 2."]);
        plan.Rows.Select(r => r.RecordRef).Distinct().ShouldHaveSingleItem();
        Problems(plan).ShouldBe(["4 SIGNED “2025-03-12”: Row 2 gives this agreement already, with “2025-03-10” here. Keep the right one of the two."]);
    }

    [Theory]
    [InlineData("FLORIDA,Florida Department of Law Enforcement,State Agency,#N/A", "12", null)]
    [InlineData("WYOMING,Wyoming Highway State Patrol,State,Laramie County", "56", null)]
    [InlineData("GUAM,Office Of The Attorney General,State Agency,Kattan District", "66", null)]
    [InlineData("FLORIDA,City of Miami Springs Police Department,Municipality,#N/A", "1245200", "The list gives no county; the only place of that name in Florida is Miami Springs city.")]
    [InlineData("FLORIDA,Bay County Sheriff's Office,County,#N/A", "12005", "The list gives no county; the agency’s name says Bay County.")]
    [InlineData("FLORIDA,University of Florida Police Department,Municipality,N/A", "12", "The list gives no county, so the agency is filed under Florida.")]
    [InlineData("PENNSYLVANIA,Derry Township Constable's Office,Municipality,#NA", "42", "The list gives no county, so the agency is filed under Pennsylvania.")]
    [InlineData("PENNSYLVANIA,Derry Township Constable's Office,Municipality,Westmoreland County", "4212918968", null)]
    [InlineData("VIRGINIA,Manassas Police Department,Municipality,#N/A", "51683", "The list gives no county; the only place of that name in Virginia is Manassas city.")]
    [InlineData("VIRGINIA,Manassas Police Department,Municipality,Manassas city", "51683", null)]
    [InlineData("TEXAS,Saint Hedwig Marshal's Office,Municipality,Bexar County", "4864172", null)]
    [InlineData("LOUISIANA,St. Tammany Parish Sheriff's Office,County,Saint Tammany County", "22103", null)]
    [InlineData("LOUISIANA,Ward 5 Marshal's Office,Municipality,Allen Parish", "22003", "No place named by the agency was found in Allen Parish, so it is filed under the county.")]
    [InlineData("NEW MEXICO,Dona Ana County Sheriff's Office,County,Dona Ana", "35013", null)]
    [InlineData("FLORIDA,Santa Fe College Police Department,Municipality,Alachua  County", "12001", null)]
    [InlineData("ILLINOIS,Rock Island County Sheriff,County,Rock Island", "17161", null)]
    [InlineData("DELAWARE**,Camden Police Department,Municipality,Kent", "1010760", null)]
    public void The_home_is_the_states_the_countys_or_the_places(string cells, string geoid, string? note)
    {
        var row = Plan(March, $"{cells},Task Force Model,3/10/2025,link,").Rows[0];

        row.Problems.ShouldBeEmpty();
        row.Draft!.Geoid.Value.ShouldBe(geoid);
        row.Notes.ShouldBe(note is null ? [] : [note]);
    }

    [Theory]
    [InlineData("UTAHJ,Utah County Sheriff,County,Utah County", "STATE “UTAHJ”: There is no state called “UTAHJ”. Did you mean UTAH?")]
    [InlineData("MONTANA,Cass County Sheriff's Office,County,Cass County", "COUNTY “Cass County”: There is no county called “Cass County” in Montana. Did you mean Cass County, ND (38017), Cass County, MN (27021), Cass County, NE (31025), Cass County, IA (19029) or Cass County, MO (29037)?")]
    [InlineData("WEST VIRGINIA,West Virginia State Police,Municipality,Washington County", "COUNTY “Washington County”: There is no county called “Washington County” in West Virginia. Did you mean West Virginia (54)?")]
    [InlineData("NORTH CAROLINA,Albermarle District Jail,County,Albermarle County", "COUNTY “Albermarle County”: There is no county called “Albermarle County” in North Carolina. Did you mean Pasquotank County, NC (37139)?")]
    [InlineData("MISSOURI,North County Police Cooperative,Municipality,North County", "COUNTY “North County”: There is no county called “North County” in Missouri. Did you mean St. Louis County, MO (29189) or Worth County, MO (29227)?")]
    [InlineData("TEXAS,Harris County Sheriff’s Office,County,Haris County", "COUNTY “Haris County”: There is no county called “Haris County” in Texas. Did you mean Harris County, TX (48201)?")]
    [InlineData("TEXAS,Harris County Sheriff’s Office,County,Harrison County", "COUNTY “Harrison County”: The list says Harrison County, but the agency’s name says Harris County. Correct one of them.")]
    [InlineData("VIRGINIA,Richmond Sheriff,County,Richmond", "COUNTY “Richmond”: There is no county called “Richmond” in Virginia. Did you mean Richmond County, VA (51159) or Richmond city, VA (51760)?")]
    [InlineData("TEXAS,,County,Harris County", "LAW ENFORCEMENT AGENCY “”: The agency is missing. Enter it, or take the row out.")]
    public void A_row_that_contradicts_itself_or_the_map_is_refused_with_its_remedy(string cells, string problem)
    {
        var plan = Plan(March, $"{cells},Task Force Model,3/10/2025,link,");

        plan.Rows[0].Outcome.ShouldBe(RowOutcome.Refused);
        Problems(plan).ShouldBe(["2 " + problem]);
        plan.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("05/082025", "“05/082025” is no date. Did you mean 05/08/2025?")]
    [InlineData("7/72025", "“7/72025” is no date. Did you mean 7/7/2025?")]
    [InlineData("3/4/20026", "“3/4/20026” is no date. Did you mean 3/4/2026?")]
    [InlineData("5025-07-07", "“5025-07-07” is no date. Did you mean 2025-07-07?")]
    [InlineData("", "The signing date is missing. Enter it, or take the row out.")]
    [InlineData("soon", "“soon” is no date. Write the date as 2025-03-10, 3/10/2025, or 2025-03 or 2025 if only the month or year is known.")]
    [InlineData("3/21/2025", "The list of 20 March 2025 cannot show an agreement signed later, on 21 March 2025. Correct the date of the list or of the agreement.")]
    public void A_signing_date_that_cannot_be_is_refused(string signed, string message)
    {
        var plan = Plan(March, Harris.Replace("3/10/2025", signed, StringComparison.Ordinal));

        Problems(plan).ShouldBe([$"2 SIGNED “{signed}”: {message}"]);
    }

    [Theory]
    [InlineData("45726", "2025-03-10")]
    [InlineData("2025-03-10", "2025-03-10")]
    [InlineData("3/10/25", "2025-03-10")]
    public void A_signing_date_is_read_as_spreadsheets_write_it(string signed, string iso)
    {
        Agreement(Plan(March, Harris.Replace("3/10/2025", signed, StringComparison.Ordinal)).Rows[0]).SignedOn.ShouldBe(iso);
    }

    [Theory]
    [InlineData("Task Force Model ", "task_force")]
    [InlineData("Task Force Officer", "task_force")]
    [InlineData("Warrant Services Officer", "warrant_service_officer")]
    [InlineData("Jail Enforcment Model", "jail_enforcement")]
    [InlineData("JAIL  ENFORCEMENT MODEL", "jail_enforcement")]
    [InlineData("Tribal Task Force Model", "tribal_task_force")]
    public void The_model_is_read_as_lists_print_it(string printed, string model)
    {
        var agreement = Agreement(Plan(March, Harris.Replace("Jail Enforcement Model", printed, StringComparison.Ordinal)).Rows[0]);

        (agreement.Model, agreement.ModelAsPrinted).ShouldBe((model, null));
    }

    [Fact]
    public void An_unknown_model_is_kept_in_the_lists_own_words()
    {
        var row = Harris.Replace("Jail Enforcement Model", "Hybrid Model", StringComparison.Ordinal);

        var agreement = Agreement(Plan(March, row, Harris).Rows[0]);
        (agreement.Model, agreement.ModelAsPrinted).ShouldBe(("other", "Hybrid Model"));

        _office.Apply(Plan(March, row, Harris));
        Plan(March, row, Harris, row.Replace("Hybrid", "Mixed", StringComparison.Ordinal)).Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.Unchanged, RowOutcome.Unchanged, RowOutcome.New]);
    }

    [Fact]
    public void A_signing_date_the_list_moves_is_a_change_of_what_the_list_said()
    {
        _office.Apply(Plan(March, Harris));

        var row = Plan(April, Harris.Replace("3/10/2025", "3/12/2025", StringComparison.Ordinal)).Rows[0];

        row.Outcome.ShouldBe(RowOutcome.Changed);
        row.Changes.ShouldBe([new CellChange("signed_on", "2025-03-10", "2025-03-12")]);
    }

    [Fact]
    public void A_date_that_rests_on_another_source_stays_and_the_citation_says_what_the_list_gives()
    {
        var other = _office.Add(Other("2019-01-15"), Agreement287gColumns.Type);

        var row = Plan(April, Harris).Rows[0];

        row.Outcome.ShouldBe(RowOutcome.Changed);
        row.RecordRef.ShouldBe(other.Ref);
        row.Changes.ShouldNotContain(c => c.Column == "signed_on");
        row.Changes.ShouldContain(new CellChange("source_2_locator", null, "gives the signing date as 2025-03-10"));
    }

    [Fact]
    public void A_list_that_comes_round_to_the_date_of_the_other_source_no_longer_differs()
    {
        _office.Add(Other("2019-01-15"), Agreement287gColumns.Type);
        _office.Apply(Plan(March, Harris));

        var row = Plan(April, Harris.Replace("3/10/2025", "1/15/2019", StringComparison.Ordinal)).Rows[0];

        row.Changes.ShouldBe([new CellChange("source_2_locator", "gives the signing date as 2025-03-10", null)]);
    }

    [Theory]
    [InlineData("2025-03-10", new[] { "source_2_url", "source_2_title", "source_2_kind", "source_2_stance" })]
    [InlineData("2025-03", new[] { "signed_on", "source_2_url", "source_2_title", "source_2_kind", "source_2_stance" })]
    [InlineData(null, new[] { "signed_on", "source_2_url", "source_2_title", "source_2_kind", "source_2_stance" })]
    public void A_record_that_says_the_same_or_less_is_confirmed_and_filled_in(string? signedOn, string[] changed)
    {
        var other = _office.Add(Other(signedOn), Agreement287gColumns.Type);

        var row = Plan(April, Harris).Rows[0];

        row.Outcome.ShouldBe(RowOutcome.Changed);
        row.RecordRef.ShouldBe(other.Ref);
        row.Changes.Select(c => c.Column).ShouldBe(changed);
    }

    [Fact]
    public void An_ended_record_stays_ended_and_a_new_signing_is_a_new_one()
    {
        _office.Apply(Plan(March, Harris));
        var ended = Change(_office.Records[0], a => (a.EndedOn, a.Ending) = ("2025-04-01", "terminated_by_agency"));

        var same = Plan(April, Harris).Rows[0];
        same.Outcome.ShouldBe(RowOutcome.Unchanged);
        same.RecordRef.ShouldBe(ended.Ref);

        var anew = Plan(May, Harris.Replace("3/10/2025", "5/1/2025", StringComparison.Ordinal)).Rows[0];
        anew.Outcome.ShouldBe(RowOutcome.New);
        anew.RecordRef.ShouldNotBe(ended.Ref);
        Agreement(anew).EndedOn.ShouldBeNull();
        ended.EndedOn.ShouldBe(PartialDate.Parse("2025-04-01"));
    }

    [Fact]
    public void What_a_person_wrote_stays()
    {
        _office.Apply(Plan(March, Harris));
        Change(_office.Records[0], a => (a.Summary, a.Notes, a.Signatories) = ("Ours", "Doubtful", "The sheriff"));

        Plan(April, Harris).Rows[0].Outcome.ShouldBe(RowOutcome.Unchanged);
    }

    [Fact]
    public void A_known_agreement_is_found_though_its_county_cannot_be_read()
    {
        _office.Apply(Plan(March, Harris));

        var row = Plan(April, Harris.Replace(",Harris County,", ",Haris Couty,", StringComparison.Ordinal)).Rows[0];

        row.Outcome.ShouldBe(RowOutcome.Unchanged);
        row.RecordRef.ShouldBe(_office.Records[0].Ref);
        row.Notes.ShouldBe([$"The county “Haris Couty” does not fit; the agreement is known as {_office.Records[0].Ref}."]);
    }

    [Fact]
    public void A_new_agreement_of_a_known_agency_waits_until_its_county_can_be_read()
    {
        _office.Apply(Plan(March, Harris));
        var other = Harris.Replace(",Harris County,", ",Haris Couty,", StringComparison.Ordinal).Replace("Jail Enforcement Model", "Warrant Service Officer", StringComparison.Ordinal).Replace("Task Force Model", "Warrant Service Officer", StringComparison.Ordinal);

        Plan(April, other).Rows[0].Outcome.ShouldBe(RowOutcome.Refused);
        Plan(April, other).Rows[0].Outcome.ShouldBe(RowOutcome.Refused, "given a second time");
    }

    [Fact]
    public void An_agency_first_listed_without_its_county_is_the_same_with_it()
    {
        const string Without = "VIRGINIA,Manassas Police Department,Municipality,#N/A,Task Force Model,3/10/2025,link,";
        _office.Apply(Plan(March, Without, "PENNSYLVANIA,Derry Township Constable's Office,Municipality,#N/A,Task Force Model,3/10/2025,link,"));

        var plan = Plan(
            April,
            Without.Replace("#N/A", "Manassas city", StringComparison.Ordinal),
            "PENNSYLVANIA,Derry Township Constable's Office,Municipality,Dauphin County,Task Force Model,3/10/2025,link,");

        plan.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.Unchanged);
        plan.Gone.ShouldBeEmpty();
    }

    [Fact]
    public void A_refused_row_of_a_known_agreement_is_still_on_the_list()
    {
        _office.Apply(Plan(March, Harris, Mesa));

        var plan = Plan(April, Harris.Replace("3/10/2025", "03/102025", StringComparison.Ordinal));

        plan.Rows[0].Outcome.ShouldBe(RowOutcome.Refused);
        plan.Rows[0].RecordRef.ShouldBe(_office.Records[0].Ref);
        plan.Gone.ShouldBe([_office.Records[1].Ref]);
        plan.Seen.ShouldBe([_office.Records[0].Ref]);
    }

    [Fact]
    public void What_the_newest_list_before_showed_and_this_one_does_not_is_gone()
    {
        _office.Apply(Plan(March, Harris, Mesa));
        _office.Apply(Plan(April, Harris));

        Plan(May, Harris).Gone.ShouldBeEmpty();
        Plan(May, Mesa).Gone.ShouldBe([_office.Records[0].Ref]);
        Plan(new DateOnly(2025, 4, 1), Harris).Gone.ShouldBe([_office.Records[1].Ref]);
        Plan(new DateOnly(2025, 3, 15), Mesa).Gone.ShouldBeEmpty();
    }

    [Fact]
    public void Lists_give_the_same_in_any_order()
    {
        (DateOnly Day, string[] Rows)[] lists = [(March, [Harris, Mesa]), (April, [Harris]), (May, [Mesa, Harris])];
        int[][] orders = [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]];
        var ends = orders.Select(order =>
        {
            var office = new Office();
            foreach (var i in order)
            {
                office.Apply(Plan(office, lists[i].Day, lists[i].Rows));
            }

            return string.Join('\n', office.Records.Select(r => $"{r.Agency!.Name} {r.StartedOn} {office.Spell(r.Ref)}").Order());
        }).ToList();

        ends.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public void A_pending_list_is_refused_whatever_it_is_called()
    {
        Profile.Refuses(new TableHeaders(["STATE", "LAW ENFORCEMENT AGENCY", "TYPE", "COUNTY", "SUPPORT TYPE", "MOA"])).ShouldBe(
            "This is ICE’s list of pending agencies: it has no column SIGNED. ICE has published the two lists under each other’s names; take the list of participating agencies.");
        Profile.Refuses(new TableHeaders(["STATE", "SIGNED"])).ShouldBe(
            "This is not ICE’s list of participating agencies: it has no column LAW ENFORCEMENT AGENCY, SUPPORT TYPE. Choose another kind of file, or the file as ICE published it.");
        Profile.Recognises(new TableHeaders(["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE"])).ShouldBeFalse();
    }

    [Fact]
    public void Headers_are_found_in_any_order_and_case()
    {
        var plan = _office.Plan(Csv("Signed ,Support  Type,extra,law enforcement agency,State", "3/10/2025,Task Force Model,x,Harris County Sheriff’s Office,Texas "), Profile, "list.csv", March);

        plan.Rows[0].Outcome.ShouldBe(RowOutcome.New);
        plan.Rows[0].Draft!.Geoid.Value.ShouldBe("48201");
        plan.IgnoredColumns.ShouldBe(["extra"]);
    }

    [Fact]
    public void A_file_that_lost_its_links_says_so()
    {
        Plan(March, Harris).Notes.ShouldContain("The cells of MOA hold no addresses: saving a spreadsheet as CSV loses the links behind “link”. Import the XLSX as ICE published it to keep them.");
    }

    [Fact]
    public void Addresses_come_from_the_cells_links_and_are_unwrapped()
    {
        const string SafeLink = "https://nam04.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fmoa.pdf&amp;data=1";
        string[] headers = Header.Split(',');
        var rows = string.Concat(
            TestWorkbook.Row(1, headers),
            TestWorkbook.Row(2, "TEXAS", "Harris County Sheriff’s Office", "County", "Harris County", "Task Force Model", "3/10/2025", "link", "Link Pending "),
            TestWorkbook.Row(3, "ARIZONA", "Mesa Police Department", "Municipality", "Maricopa County", "Task Force Model", "3/10/2025", "link pending", "link"),
            TestWorkbook.Row(4, "TEXAS", "Hays County Sheriff’s Office", "County", "Hays County", "Task Force Model", "3/10/2025", "link", ""));
        var file = new TestWorkbook().Sheet(
            "Sheet1", rows,
            after: "<hyperlinks><hyperlink ref=\"G2\" r:id=\"rId1\"/><hyperlink ref=\"H3\" r:id=\"rId2\"/><hyperlink ref=\"G4\" r:id=\"rId3\"/></hyperlinks>",
            links: TestWorkbook.Link("rId1", SafeLink) + TestWorkbook.Link("rId2", "https:/www.ice.gov/addendum.pdf") + TestWorkbook.Link("rId3", "javascript:alert(1)")).Build();

        var plan = _office.Plan(file, Profile, "list.xlsx", March);

        plan.Rows.ShouldAllBe(r => r.Outcome == RowOutcome.New);
        plan.Rows.Select(r => (Agreement(r).MoaUrl, Agreement(r).AddendumUrl)).ShouldBe(
            [("https://www.ice.gov/moa.pdf", null), (null, "https://www.ice.gov/addendum.pdf"), (null, null)]);
        plan.Notes.ShouldNotContain(n => n.Contains("lose", StringComparison.Ordinal));

        _office.Apply(plan);
        var lost = Plan(April, "TEXAS,Harris County Sheriff’s Office,County,Harris County,Task Force Model,3/10/2025,link,");
        lost.Rows[0].Outcome.ShouldBe(RowOutcome.Unchanged);
    }

    [Fact]
    public void The_counts_are_all_rows_whatever_stands_in_them()
    {
        string[] states = ["TEXAS", "FLORIDA", "UTAHJ", "", "VIRGINIA"];
        string[] agencies = ["Harris County Sheriff’s Office", "Mesa Police Department", "", "Manassas Police Department", "Constable", "=1+1"];
        string[] counties = ["Harris County", "#N/A", "", "Haris", "Manassas city", "\uD83C\uDF35"];
        string[] models = ["Task Force Model", "Jail Enforcment Model", "Hybrid", ""];
        string[] dates = ["3/10/2025", "3/11/2025", "05/082025", "", "45726", "9/9/2030"];
        RecordTypesTests.Check(300, seed =>
        {
            var random = new Random(seed);
            string One(string[] texts) => texts[random.Next(texts.Length)];
            string[] Rows() => Enumerable.Range(0, 12).Select(_ => $"{One(states)},{One(agencies)},{One(["County", "Municipality", "State Agency", "#NA"])},{One(counties)},{One(models)},{One(dates)},link,").ToArray();
            var office = new Office();
            for (var list = 0; list < 3; list++)
            {
                var plan = Plan(office, March.AddDays(random.Next(60)), Rows());

                Enum.GetValues<RowOutcome>().Sum(plan.Count).ShouldBe(plan.Rows.Count);
                plan.Rows.Count.ShouldBe(12);
                plan.Rows.ShouldAllBe(r => (r.Outcome == RowOutcome.Refused) == (r.Problems.Count > 0));
                plan.Rows.ShouldAllBe(r => (r.Outcome == RowOutcome.Changed) == (r.Changes.Count > 0));
                plan.Rows.Where(r => r.Outcome == RowOutcome.New).Select(r => r.RecordRef).ShouldBeUnique();
                plan.Gone.ShouldAllBe(g => office.Records.Any(r => r.Ref == g));
                plan.Gone.Intersect(plan.Seen).ShouldBeEmpty();
                office.Apply(plan);
            }
        });
    }

    [Theory]
    [InlineData("participatingAgencies05142026am.xlsx", "2026-05-14")]
    [InlineData("participatingAgencies-20250221214937.xlsx", "2025-02-21")]
    [InlineData("participatingAgencies09222025pm_b.xlsx", "2025-09-22")]
    [InlineData("ice 2025-07-09.csv", "2025-07-09")]
    [InlineData("participatingAgencies.xlsx", null)]
    [InlineData("participatingAgencies13402025.xlsx", null)]
    [InlineData("participatingAgencies٠٥١٤٢٠٢٦.xlsx", null)]
    public void The_day_of_a_list_stands_in_its_name(string name, string? day)
    {
        ListDate.FromName(name)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
        (ListDate.FromName(name) is null).ShouldBe(day is null);
    }

    private ImportPlan Plan(DateOnly observedOn, params string[] rows) => Plan(_office, observedOn, rows);

    private static ImportPlan Plan(Office office, DateOnly observedOn, params string[] rows) =>
        office.Plan(Csv([Header, .. rows]), Profile, "list.csv", observedOn);

    private static byte[] Csv(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    private static Agreement287gInput Agreement(PlannedRow row) => (Agreement287gInput)row.Draft!.Input;

    private CooperationRecord Change(CooperationRecord record, Action<Agreement287gInput> change)
    {
        var input = (Agreement287gInput)record.ToInput();
        change(input);
        var draft = _office.Judge().Judge(record.Type, input);
        draft.Problems.ShouldBeEmpty();
        record.Take(draft);
        return record;
    }

    private static Agreement287gInput Other(string? signedOn)
    {
        var input = new Agreement287gInput { Geoid = "48201", Agency = "Harris County Sheriff’s Office", Model = "jail_enforcement", SignedOn = signedOn };
        input.Sources.Add(new CitationInput { Url = "https://example.org/news", Kind = "news" });
        return input;
    }

    private static List<string> Problems(ImportPlan plan) => plan.Rows.SelectMany(r => r.Problems.Select(p => $"{r.Number} {p.Column} “{p.Value}”: {p.Message}")).ToList();
}
