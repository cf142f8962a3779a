using FsCheck.Xunit;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Spreadsheets;

namespace Tracker.Domain.Tests.Records;

public sealed class RecordColumnTests
{
    private static readonly RecordColumn Text = new("name", "Name", FieldKind.Text) { MaxLength = 10 };
    private static readonly RecordColumn Date = new("signed_on", "Signed", FieldKind.Date);
    private static readonly RecordColumn Model = new("model", "Model", FieldKind.Code) { Codes = Codes<AgreementModel>.All };
    private static readonly RecordColumn Models = new("models", "Models", FieldKind.CodeSet) { Codes = Codes<AgreementModel>.All };
    private static readonly RecordColumn Number = new("value_usd", "Value", FieldKind.Number);
    private static readonly RecordColumn YesNo = new("applies", "Applies", FieldKind.YesNo) { EmptyMeans = "no" };
    private static readonly RecordColumn Url = new("moa_url", "Agreement", FieldKind.Url) { MaxLength = 2_000 };
    private static readonly RecordColumn Terms = new("tags", "Tags", FieldKind.Terms);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u00A0\r\n ")]
    public void An_empty_cell_is_nothing_or_what_emptiness_means(string? raw)
    {
        foreach (var column in new[] { Text, Date, Model, Models, Number, Url, Terms })
        {
            column.Normalise(raw).ShouldBe((null, null));
        }

        YesNo.Normalise(raw).ShouldBe(("no", null));
    }

    [Fact]
    public void Text_is_tidied_and_measured()
    {
        Text.Normalise(" a\r\nb ").ShouldBe(("a\nb", null));
        Text.Normalise("0123456789").ShouldBe(("0123456789", null));
        Text.Normalise("0123456789x").ShouldBe(("0123456789x", "Shorten this to 10 characters; it has 11."));
        (Text with { MaxLength = 1_000 }).Normalise(new string('x', 1_234)).Problem.ShouldBe("Shorten this to 1,000 characters; it has 1,234.");
    }

    [Fact]
    public void What_cannot_be_stored_is_named()
    {
        Text.Normalise("a\0b").Problem.ShouldBe("Take out the NUL character; it cannot be stored.");
        Text.Normalise("a\uD83Db").Problem.ShouldBe("Type this again: it holds half of a character, which cannot be stored.");
        Text.Normalise("a\uDF35b").Problem.ShouldBe("Type this again: it holds half of a character, which cannot be stored.");
        Text.Normalise("🌵").Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("3/10/2025", "2025-03-10", null)]
    [InlineData("2018-03", "2018-03", null)]
    [InlineData("13/40/2025", "13/40/2025", "“13/40/2025” is no date. Write the date as 2025-03-10, 3/10/2025, or 2025-03 or 2025 if only the month or year is known.")]
    [InlineData("05/082025", "05/082025", "“05/082025” is no date. Did you mean 05/08/2025?")]
    public void A_date_is_written_in_iso(string raw, string text, string? problem)
    {
        Date.Normalise(raw).ShouldBe((text, problem));
    }

    [Theory]
    [InlineData("task_force", "task_force")]
    [InlineData("Task Force", "task_force")]
    [InlineData("TASK-FORCE", "task_force")]
    [InlineData("task force model", "task_force")]
    public void A_code_is_read_in_any_case_or_as_its_label(string raw, string code)
    {
        Model.Normalise(raw).ShouldBe((code, null));
    }

    [Fact]
    public void An_unknown_code_is_answered_with_those_there_are()
    {
        Model.Normalise("jail").ShouldBe(("jail", "“jail” is none of the values of model: jail_enforcement, warrant_service_officer, task_force, tribal_task_force, jail_and_task_force, other."));
        Models.Normalise("other;jail").Problem.ShouldStartWith("“jail” is none of the values of models: ");
    }

    [Theory]
    [InlineData("other; task_force;;other", "task_force;other")]
    [InlineData("Other, as printed", "other")]
    [InlineData(";", null)]
    [InlineData(" ; ; ", null)]
    public void Several_codes_stand_once_in_the_order_of_the_list(string raw, string? codes)
    {
        Models.Normalise(raw).ShouldBe((codes, null));
    }

    [Fact]
    public void Terms_without_any_are_nothing()
    {
        Terms.Normalise("detainers ; practice;;").ShouldBe(("detainers;practice", null));
        Terms.Normalise(" ; ").ShouldBe((null, null));
    }

    [Theory]
    [InlineData("12", "12")]
    [InlineData("0012", "12")]
    [InlineData("1,234", "1234")]
    [InlineData("$1,234,567", "1234567")]
    [InlineData("$ 12", "12")]
    public void A_whole_number_is_read_with_dollars_and_thousands(string raw, string number)
    {
        Number.Normalise(raw).ShouldBe((number, null));
    }

    [Theory]
    [InlineData("1,5")]
    [InlineData("1.5")]
    [InlineData("12,34")]
    [InlineData("-1")]
    [InlineData("$$1")]
    [InlineData("1e3")]
    [InlineData("about 12")]
    [InlineData("٤")]
    [InlineData("99999999999999999999")]
    public void Anything_else_is_no_whole_number(string raw)
    {
        Number.Normalise(raw).ShouldBe((raw, "Enter a whole number, such as 12."));
    }

    [Theory]
    [InlineData("Yes", "yes", null)]
    [InlineData("TRUE", "yes", null)]
    [InlineData("1", "yes", null)]
    [InlineData("n", "no", null)]
    [InlineData("maybe", "maybe", "Write yes or no.")]
    public void Yes_and_no_are_read_as_people_and_spreadsheets_write_them(string raw, string text, string? problem)
    {
        YesNo.Normalise(raw).ShouldBe((text, problem));
    }

    [Theory]
    [InlineData("https://example.org/x", null)]
    [InlineData("javascript:alert(1)", "Enter a whole address that begins with https:// or http://.")]
    [InlineData("example.org", "Enter a whole address that begins with https:// or http://.")]
    public void An_address_is_of_the_web(string raw, string? problem)
    {
        Url.Normalise(raw).ShouldBe((raw, problem));
    }

    [Fact]
    public void A_person_reads_labels_words_and_thousands()
    {
        Model.Display("task_force").ShouldBe("Task Force Model");
        Models.Display("task_force;other").ShouldBe("Task Force Model, Other, as printed");
        Date.Display("2018-03").ShouldBe("March 2018");
        Number.Display("1234567").ShouldBe("1,234,567");
        YesNo.Display("no").ShouldBe("No");
        Text.Display(null).ShouldBe("");
        Text.Display("a").ShouldBe("a");
    }

    [Property(Arbitrary = [typeof(AwkwardText)], MaxTest = 2_000)]
    public bool What_is_in_stored_form_stays_as_it_is(string raw) =>
        new[] { Text, Date, Model, Models, Number, YesNo, Url, Terms }.All(c => c.Normalise(raw) is not { Problem: null } once || c.Normalise(once.Text) == once);

    [Theory]
    [InlineData("source_1_url", 1, "url")]
    [InlineData("source_12_accessed_on", 12, "accessed_on")]
    [InlineData("source_50_published_on", 50, "published_on")]
    public void A_sources_header_tells_its_number_and_column(string header, int number, string suffix)
    {
        CitationColumn.Find(header)!.Value.Number.ShouldBe(number);
        CitationColumn.Find(header)!.Value.Column.Suffix.ShouldBe(suffix);
        CitationColumn.Find(header)!.Value.Column.NameFor(number).ShouldBe(header);
    }

    [Theory]
    [InlineData("source_0_url")]
    [InlineData("source_51_url")]
    [InlineData("source_x_url")]
    [InlineData("source_01_url")]
    [InlineData("source_+1_url")]
    [InlineData("source_1_address")]
    [InlineData("source_1")]
    [InlineData("url")]
    public void Another_header_is_no_sources(string header)
    {
        CitationColumn.Find(header).ShouldBeNull();
    }
}
