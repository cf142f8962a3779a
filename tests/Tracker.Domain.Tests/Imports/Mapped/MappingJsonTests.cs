using Tracker.Domain.Imports.Mapped;
using static Tracker.Domain.Tests.Imports.Mapped.Spreadsheet;

namespace Tracker.Domain.Tests.Imports.Mapped;

public sealed class MappingJsonTests
{
    private static readonly ColumnMapping Proposed =
        Guess(Of("County,Sheriff “quoted”,Program,Remarks", "Travis,A,JEM,x"), Domain.Records.RecordTypes.Of("agreement-287g"), ("state", "TX"), ("source_1_url", "https://example.org/a?b=1&c=2"));

    private static readonly ColumnMapping Sample =
        (Proposed with { Name = "Condados de Texas – ñ" }).With("Sheriff “quoted”", "agency").With("Program", "model", ("JEM", "jail_enforcement"), ("?", ""));

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var text = MappingJson.Write(Sample);
        var back = MappingJson.Read(text, out var problem);
        problem.ShouldBeNull();
        MappingJson.Write(back!).ShouldBe(text);
        (back!.Name, back.Type, back.HeadingsKey).ShouldBe((Sample.Name, Sample.Type, Sample.HeadingsKey));
        back.HeadingOf("model")!.Values.ShouldBe(Sample.HeadingOf("model")!.Values);
        back.Fixed.ShouldBe(Sample.Fixed);
    }

    public static TheoryData<string, string> Hostile => new()
    {
        { "", "This is no mapping." },
        { "not json", "This is no mapping. Line 1 cannot be read." },
        { "[]", "This is no mapping." },
        { "null", "no mapping: its “format” is not" },
        { "{}", "no mapping: its “format” is not" },
        { Document("", format: "tracker-mapping-2"), "no mapping: its “format” is not" },
        { Document("", more: ",\"run\":\"rm\""), "This is no mapping." },
        { Document(""), "A mapping has from 1 to 200 headings; this has 0." },
        { Document("null"), "A heading is a text of at most 300 characters" },
        { Document("{\"heading\":\"\"}"), "A heading is a text of at most 300 characters" },
        { Document("{\"heading\":\"\\ud800\"}"), "" },
        { Document("{\"heading\":\"a\\u0000\"}"), "A heading is a text" },
        { Document($"{{\"heading\":\"{new string('x', 301)}\"}}"), "A heading is a text of at most 300 characters" },
        { Document("{\"heading\":\"A\",\"column\":\"agency\"},{\"heading\":\"a \",\"column\":\"state\"}"), "The heading “A” stands there twice." },
        { Document("{\"heading\":\"A\",\"column\":\"agency\"},{\"heading\":\"B\",\"column\":\"agency\"}"), "“A” and “B” both stand for “Agency”." },
        { Document("{\"heading\":\"A\",\"column\":\"password\"}"), "“password” is no column of a 287(g) agreement." },
        { Document("{\"heading\":\"A\",\"column\":\"status\"}"), "“status” is no column of a 287(g) agreement." },
        { Document("{\"heading\":\"A\",\"column\":\"source_99_url\"}"), "“source_99_url” is no column" },
        { Document("{\"heading\":\"A\",\"column\":\"model\",\"values\":{\"x\":\"gold\"}}"), "“gold” is none of the values of model" },
        { Document("{\"heading\":\"A\",\"column\":\"notes\",\"values\":{\"x\":\"gold\"}}"), "takes any text" },
        { Document("{\"heading\":\"A\",\"column\":\"model\",\"values\":{\"x\":null}}"), "A value is a text" },
        { Document("{\"heading\":\"A\",\"values\":{\"x\":\"gold\"}}"), "“A” is left out, so its values mean nothing." },
        { Document("{\"heading\":\"A\",\"column\":{\"deep\":{}}}"), "This is no mapping." },
        { Document("{\"heading\":\"A\"}", type: "poem"), "“poem” is no kind of record." },
        { Document("{\"heading\":\"A\"}", more: ",\"fixed\":{\"version\":\"1\"}"), "“version” cannot be given once for all rows" },
        { Document("{\"heading\":\"A\"}", more: ",\"fixed\":{\"signed_on\":\"soon\"}"), "Signed: “soon” is no date." },
        { Document("{\"heading\":\"A\"}", more: ",\"name\":\"" + new string('n', 81) + "\""), "A name has at most 80 characters." },
        { Document("{\"heading\":\"A\"}", more: ",\"name\":\"a\",\"name\":\"b\""), "This is no mapping." },
        { Document(string.Join(',', Enumerable.Range(0, 201).Select(i => $"{{\"heading\":\"{i}\"}}"))), "this has 201" },
        { new string('[', 100_000), "This is no mapping." },
        { new string(' ', MappingJson.MaxLength + 1), "This is too long to be a mapping." },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void What_is_no_mapping_is_refused_in_words(string text, string expected)
    {
        MappingJson.Read(text, out var problem).ShouldBeNull();
        problem.ShouldNotBeNull().ShouldContain(expected);
    }

    private static string Document(string headings, string format = "tracker-mapping-1", string type = "agreement-287g", string more = "") =>
        $"{{\"format\":\"{format}\",\"type\":\"{type}\",\"headings\":[{headings}]{more}}}";
}
