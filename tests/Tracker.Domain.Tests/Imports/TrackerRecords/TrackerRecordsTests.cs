using Tracker.Domain.Imports;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Imports.TrackerRecords;

public sealed class TrackerRecordsTests
{
    private const string Header = "geoid,state,jurisdiction,agency,model,signed_on,summary,source_1_url";
    private const string Row = "48201,TX,Harris County,Harris County Sheriff’s Office,jail_enforcement,2025-03-10,One,https://example.org/a";

    [Fact]
    public void A_row_without_a_reference_is_new()
    {
        var plan = Plan(new Office(), Header, Row);

        var row = plan.Rows.ShouldHaveSingleItem();
        row.Outcome.ShouldBe(RowOutcome.New);
        row.Number.ShouldBe(2);
        row.RecordRef.ShouldStartWith("287g-");
        row.Draft!.Geoid.Value.ShouldBe("48201");
        plan.ObservedOn.ShouldBeNull();
        plan.Gone.ShouldBeEmpty();
        plan.Seen.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_row_twice_is_one_record()
    {
        var plan = Plan(new Office(), Header, Row, Row);

        plan.Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.New, RowOutcome.Unchanged]);
        plan.Rows[1].Notes.ShouldBe(["The same as row 2."]);
    }

    [Fact]
    public void A_blank_cell_clears_and_a_missing_column_does_not()
    {
        var office = Recorded(out var known);

        Plan(office, "ref,geoid,state,agency,model,summary,source_1_url", $"{known},48201,TX,Harris County Sheriff’s Office,jail_enforcement,,https://example.org/a")
            .Rows[0].Changes.ShouldBe([new CellChange("summary", "One", null)]);
        Plan(office, "ref,geoid,state,agency,model,source_1_url", $"{known},48201,TX,Harris County Sheriff’s Office,jail_enforcement,https://example.org/a")
            .Rows[0].Outcome.ShouldBe(RowOutcome.Unchanged);
    }

    [Fact]
    public void A_reference_nobody_has_is_refused()
    {
        Problems(Plan(new Office(), "ref," + Header, "287g-NOBODY," + Row)).ShouldBe(
            ["2 ref “287g-NOBODY”: There is no record “287g-NOBODY”. Empty the cell to add the row as a new record."]);
    }

    [Fact]
    public void A_reference_that_stands_twice_is_refused_the_second_time()
    {
        var office = Recorded(out var known);

        var plan = Plan(office, "ref," + Header, $"{known},{Row}", $"{known},{Row}");

        plan.Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.Unchanged, RowOutcome.Refused]);
        Problems(plan).ShouldBe([$"3 ref “{known}”: Row 2 is this record already. Keep one of the two."]);
    }

    [Fact]
    public void A_record_does_not_become_another_kind()
    {
        var office = Recorded(out var known);

        Problems(Plan(office, "ref,type," + Header + ",holds", $"{known},detainer-policy,{Row},none")).ShouldBe(
            [$"2 type “detainer-policy”: {known} is a 287(g) agreement; its kind cannot be changed."]);
    }

    [Theory]
    [InlineData("", "2 type “”: Say which kind of record this is: {kinds}.")]
    [InlineData("agreement", "2 type “agreement”: “agreement” is no kind of record. The kinds are: {kinds}.")]
    public void A_row_of_no_known_kind_is_refused(string type, string problem)
    {
        Problems(Plan(new Office(), "type,geoid,state,source_1_url", $"{type},48201,TX,https://example.org/a")).ShouldBe([problem.Replace("{kinds}", Kinds, StringComparison.Ordinal)]);
    }

    [Fact]
    public void The_kind_may_be_told_row_by_row()
    {
        var plan = Plan(
            new Office(),
            "Type,Geoid,State,Holds,Direction,Instrument,Source 1 URL",
            "Detainer-Policy,48201,TX,none,,,https://example.org/a",
            "sanctuary-policy,48,TX,,limits,statute,https://example.org/b");

        plan.Count(RowOutcome.New).ShouldBe(2);
        plan.Rows.Select(r => r.Draft!.Type.Slug).ShouldBe(["detainer-policy", "sanctuary-policy"]);
    }

    [Fact]
    public void A_problem_is_named_by_the_header_as_the_file_prints_it()
    {
        Problems(Plan(new Office(), "GEOID,State,Agency,MODEL,Signed On,Source 1 URL", "48201,TX,Sheriff,jail,13/40/2025,https://example.org/a")).ShouldBe(
        [
            "2 MODEL “jail”: “jail” is none of the values of model: jail_enforcement, warrant_service_officer, task_force, tribal_task_force, jail_and_task_force, other.",
            "2 Signed On “13/40/2025”: “13/40/2025” is no date. Write the date as 2025-03-10, 3/10/2025, or 2025-03 or 2025 if only the month or year is known.",
        ]);
    }

    [Theory]
    [InlineData("state,agency,model,source_1_url", "The column “geoid” or “jurisdiction” is missing: without one of them no row says where it belongs.")]
    [InlineData("geoid,state,model,source_1_url", "The column “agency” is missing. Take the blank template of the kind, or add the column.")]
    [InlineData("geoid,agency,model", "The columns “state”, “source_1_url” are missing. Take the blank template of the kind, or add the column.")]
    [InlineData("geoid,state,source_1_url,summary", "The columns do not tell which kind of record the rows are. Add a column “type” with one of: {kinds}.")]
    [InlineData("type,geoid,source_1_url", "The column “state” is missing. Take the blank template of the kind, or add the column.")]
    [InlineData("geoid,state,source_1_url,instrument,subject", "The column “federal_party” is missing. Take the blank template of the kind, or add the column.")]
    public void A_file_without_what_it_needs_is_refused_whole(string headers, string refusal)
    {
        RecordFile.Profile.Refuses(new TableHeaders(headers.Split(','))).ShouldBe(refusal.Replace("{kinds}", Kinds, StringComparison.Ordinal));
    }

    [Fact]
    public void A_required_column_may_be_missing_in_no_type()
    {
        foreach (var type in RecordTypes.All)
        {
            string[] all = ["type", "geoid", .. type.RequiredColumns];
            RecordFile.Profile.Refuses(new TableHeaders(all)).ShouldBeNull(type.Slug);
            foreach (var missing in (string[])["state", "source_1_url"])
            {
                RecordFile.Profile.Refuses(new TableHeaders([.. all.Where(h => h != missing)])).ShouldBe($"The column “{missing}” is missing. Take the blank template of the kind, or add the column.");
            }
        }
    }

    [Fact]
    public void Columns_nobody_reads_are_listed_and_derived_ones_said()
    {
        var plan = Plan(new Office(), Header + ",my notes,Status,source_99_url,First Listed On", Row + ",x,ended,y,2025-01-01");

        plan.IgnoredColumns.ShouldBe(["my notes", "source_99_url"]);
        plan.Notes.ShouldContain("Not read, because the tracker works them out itself: first_listed_on, status.");
        plan.Rows[0].Outcome.ShouldBe(RowOutcome.New);
    }

    [Fact]
    public void Every_export_is_recognised_and_ices_list_is_not()
    {
        foreach (var type in RecordTypes.All)
        {
            var headers = new TableHeaders(RecordFileColumns.For([type], 1).Select(c => c.Name).ToList());
            ImportProfiles.Recognise(headers)!.Slug.ShouldBe("tracker");
            RecordFile.Profile.Refuses(headers).ShouldBeNull();
        }

        ImportProfiles.Recognise(new TableHeaders(["STATE", "LAW ENFORCEMENT AGENCY", "SUPPORT TYPE", "SIGNED"]))!.Slug.ShouldBe("ice-participating");
        ImportProfiles.Recognise(new TableHeaders(["name", "age"])).ShouldBeNull();
    }

    [Fact]
    public void A_version_that_cannot_be_read_is_refused_and_another_than_the_records_is_a_conflict()
    {
        var office = Recorded(out var known);
        office.BeChanged(office.Records[0]);

        Problems(Plan(office, "ref,version," + Header, $"{known},one,{Row}")).ShouldBe(["2 version “one”: Enter a whole number, such as 12."]);
        Plan(office, "ref,version," + Header, $"{known},$1,{Row.Replace("One", "Two", StringComparison.Ordinal)}").Rows[0].Outcome.ShouldBe(RowOutcome.Conflict);
        Plan(office, "ref,version," + Header, $"{known},1,{Row.Replace("One", "Two", StringComparison.Ordinal)}").Rows[0].Outcome.ShouldBe(RowOutcome.Conflict);
        Plan(office, "ref,version," + Header, $"{known},3000000000,{Row.Replace("One", "Two", StringComparison.Ordinal)}").Rows[0].Outcome.ShouldBe(RowOutcome.Conflict);
        Plan(office, "ref,version," + Header, $"{known},2,{Row.Replace("One", "Two", StringComparison.Ordinal)}").Rows[0].Outcome.ShouldBe(RowOutcome.Changed);
        Plan(office, "ref,version," + Header, $"{known},,{Row.Replace("One", "Two", StringComparison.Ordinal)}").Rows[0].Outcome.ShouldBe(RowOutcome.Changed);
    }

    [Fact]
    public void A_record_moves_when_its_geoid_is_edited()
    {
        var office = Recorded(out var known);

        Plan(office, "ref,geoid,state,agency,model,source_1_url", $"{known},48203,TX,Harris County Sheriff’s Office,jail_enforcement,https://example.org/a")
            .Rows[0].Changes.Select(c => (c.Column, c.New)).ShouldBe([("geoid", "48203"), ("jurisdiction", "Harrison County")]);
        Problems(Plan(office, "ref," + Header, $"{known},{Row.Replace("48201", "48203", StringComparison.Ordinal)}")).ShouldBe(
            ["2 jurisdiction “Harris County”: The GEOID 48203 is Harrison County, TX, but the name here is “Harris County”. Correct one of them."]);
    }

    [Fact]
    public void A_guarded_text_is_read_without_its_guard()
    {
        var row = Plan(new Office(), Header, Row.Replace("One", "'=1+1", StringComparison.Ordinal)).Rows[0];

        row.Draft!.Input.Summary.ShouldBe("=1+1");
    }

    [Fact]
    public void A_row_that_cannot_be_read_is_refused_and_counts()
    {
        var plan = Plan(new Office(), Header, Row, Row + ",one,cell,too,many");

        plan.Rows.Select(r => r.Outcome).ShouldBe([RowOutcome.New, RowOutcome.Refused]);
        plan.Rows[1].Problems[0].Message.ShouldStartWith("The row has ");
    }

    [Fact]
    public void A_second_source_can_be_added_and_taken_away()
    {
        var office = Recorded(out var known);
        var added = Plan(office, "ref," + Header + ",source_2_url,source_2_stance", $"{known},{Row},https://example.org/b,disputes");

        added.Rows[0].Changes.Select(c => (c.Column, c.Old, c.New)).ShouldBe([("source_2_url", null, "https://example.org/b"), ("source_2_title", null, "https://example.org/b"), ("source_2_stance", null, "disputes")]);
        office.Apply(added);
        office.Records[0].IsContested.ShouldBeTrue();

        Plan(office, "ref," + Header, $"{known},{Row}").Rows[0].Outcome.ShouldBe(RowOutcome.Unchanged);
        var taken = Plan(office, "ref," + Header + ",source_2_url,source_2_title,source_2_stance", $"{known},{Row},,,");
        taken.Rows[0].Changes.Select(c => (c.Column, c.New)).ShouldBe([("source_2_url", null), ("source_2_title", null), ("source_2_stance", null)]);
        office.Apply(taken);
        office.Records[0].Citations.Count.ShouldBe(1);
    }

    [Fact]
    public void References_that_a_preview_promised_are_kept()
    {
        var plan = Plan(new Office(), Header, Row, Row);

        var promised = new PromisedRefs(new Dictionary<int, string> { [2] = "287g-KEPT00" });

        plan.Rows.Select(promised.Keep).Select(r => r.RecordRef).ShouldBe(["287g-KEPT00", null]);
    }

    [Theory]
    [InlineData("agreement-287g", 34)]
    [InlineData("memorandum", 3)]
    [InlineData("task-force", 3)]
    [InlineData("detainer-policy", 12)]
    [InlineData("sanctuary-policy", 29)]
    [InlineData("federal-deployment", 5)]
    [InlineData("data-sharing", 5)]
    [InlineData("practice", 5)]
    [InlineData("legal-challenge", 15)]
    [InlineData("records-request", 4)]
    public void The_starter_records_are_all_new_and_nothing_the_second_time(string slug, int count)
    {
        var office = new Office();
        var file = File.ReadAllBytes(Repository.Data($"starter/{slug}.csv"));

        var plan = office.Plan(file, RecordFile.Profile);
        Problems(plan).ShouldBeEmpty();
        plan.Count(RowOutcome.New).ShouldBe(count);
        plan.IgnoredColumns.ShouldBeEmpty();
        office.Apply(plan);

        office.Plan(file, RecordFile.Profile).HasNothingToDo.ShouldBeTrue();
        office.Plan(new RecordFile(office, RecordTypes.Of(slug)).Write(), RecordFile.Profile).HasNothingToDo.ShouldBeTrue();
    }

    private static string Kinds => string.Join(", ", RecordTypes.All.Select(t => t.Slug));

    private static ImportPlan Plan(Office office, params string[] lines) => office.Plan(RecordFile.Csv(lines), RecordFile.Profile);

    private static Office Recorded(out string recordRef)
    {
        var office = new Office();
        office.Apply(Plan(office, Header, Row));
        recordRef = office.Records[0].Ref;
        return office;
    }

    private static List<string> Problems(ImportPlan plan) => plan.Rows.SelectMany(r => r.Problems.Select(p => $"{r.Number} {p.Column} “{p.Value}”: {p.Message}")).ToList();
}
