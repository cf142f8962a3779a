using Tracker.Domain.Imports.Mapped;
using static Tracker.Domain.Tests.Imports.Mapped.Spreadsheet;

namespace Tracker.Domain.Tests.Imports.Mapped;

public sealed class MappingGuessTests
{
    [Fact]
    public void Headings_that_people_use_are_understood()
    {
        var mapping = Guess(Of("ST,County,Sheriff's office,Program,Date signed,Link,Remarks,Checked by", "TX,Travis,Travis County Sheriff's Office,Task Force Model,3/10/2025,https://example.org/a,,me"));

        mapping.Type!.Slug.ShouldBe("agreement-287g");
        ColumnsOf(mapping).ShouldBe(["ST=", "County=county", "Sheriff's office=agency", "Program=model", "Date signed=signed_on", "Link=source_1_url", "Remarks=notes", "Checked by="]);
    }

    [Fact]
    public void The_trackers_own_names_and_labels_are_understood_in_any_form() =>
        ColumnsOf(Guess(Of("STATE,Jurisdiction (GEOID),Agency ,Signed,Source 2 locator", "TX,48201,A,2025,p. 1"))).ShouldBe(["STATE=state", "Jurisdiction (GEOID)=geoid", "Agency=agency", "Signed=signed_on", "Source 2 locator=source_2_locator"]);

    [Fact]
    public void No_two_headings_are_proposed_for_one_column_nor_two_ways_to_say_where() =>
        ColumnsOf(Guess(Of("Agency,Agency name,City,County,Model", "A,B,C,D,JEM"))).ShouldBe(["Agency=agency", "Agency name=", "City=", "County=county", "Model=model"]);

    [Fact]
    public void A_source_without_an_address_is_its_title()
    {
        ColumnsOf(Guess(Of("Program,Source", "JEM,Austin Chronicle"))).ShouldContain("Source=source_1_title");
        ColumnsOf(Guess(Of("Program,Source", "JEM,https://example.org/a"))).ShouldContain("Source=source_1_url");
    }

    [Theory]
    [InlineData("State,County,Policy on detainers,Source", "CA,Marin,none,https://example.org", "detainer-policy")]
    [InlineData("State,Case name,Court,Date filed,Link", "CA,A v. B,N.D. Cal.,2020,https://example.org", "legal-challenge")]
    [InlineData("State,City,Ordinance,Date adopted,Link", "IL,Chicago,SO2012,2012,https://example.org", "sanctuary-policy")]
    public void The_kind_is_the_one_that_most_headings_fit(string headings, string row, string kind) => Guess(Of(headings, row)).Type!.Slug.ShouldBe(kind);

    [Fact]
    public void Where_nothing_fits_no_kind_is_proposed() => MappingGuess.KindOf(SamplesOf(Of("item,price", "bread,2"))).ShouldBeNull();

    [Theory]
    [InlineData("Task Force Model", "task_force")]
    [InlineData("task-force", "task_force")]
    [InlineData(" WARRANT  SERVICE OFFICER", "warrant_service_officer")]
    [InlineData("Jail Enforcment Model", "jail_enforcement")]
    [InlineData("JEM", null)]
    [InlineData("Something new", null)]
    public void A_value_that_folds_like_a_code_or_its_label_need_not_be_asked(string value, string? code) => ValueGuess.Sure(Model, value).ShouldBe(code);

    [Theory]
    [InlineData("JEM", "jail_enforcement")]
    [InlineData("wso", "warrant_service_officer")]
    [InlineData("Tribal", "tribal_task_force")]
    [InlineData("Model", null)]
    [InlineData("Something new", null)]
    public void Initials_and_parts_that_only_one_label_has_are_proposed(string value, string? code) => ValueGuess.Likely(Model, value).ShouldBe(code);

    private static MappingTarget Model => MappingTargets.Find(Domain.Records.RecordTypes.Of("agreement-287g"), "model")!;
}
