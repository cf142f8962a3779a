using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Domain;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Records;

/// <summary>
/// Reads a posted form into an input. Only the type's own columns and the fields of sources are read, so that nothing else
/// a browser sends can reach a record.
/// </summary>
public static partial class RecordForm
{
    /// <summary>The fields of one source block, in the order of the form.</summary>
    public static readonly IReadOnlyList<string> SourceFields = ["Ref", "Find", "Url", "Title", "Publisher", "Kind", "PublishedOn", "Stance", "Locator", "Quotation", "AccessedOn"];

    public static RecordInput Read(RecordType type, IFormCollection form)
    {
        var input = type.NewInput();
        foreach (var column in type.Columns.Where(c => !c.Derived && c.Name is not "ref"))
        {
            column.Write(input, string.Join(RecordColumn.Separator, form[column.Name].Where(v => !string.IsNullOrWhiteSpace(v))));
        }

        foreach (var index in Indexes(form))
        {
            input.Sources.Add(ReadSource(form, index));
        }

        return input;
    }

    /// <summary>What was typed to find a source, by the source's place in the form.</summary>
    public static IReadOnlyList<string?> Finds(IFormCollection form) =>
        Indexes(form).Select(i => Text.Tidy(form[$"Sources[{i}].Find"])).ToList();

    private static CitationInput ReadSource(IFormCollection form, int index)
    {
        string? Field(string name) => Text.Tidy(form[$"Sources[{index}].{name}"]);
        return new CitationInput
        {
            SourceRef = Field("Ref"),
            Url = Field("Url"),
            Title = Field("Title"),
            Publisher = Field("Publisher"),
            Kind = Field("Kind"),
            PublishedOn = Field("PublishedOn"),
            Stance = Field("Stance"),
            Locator = Field("Locator"),
            Quotation = Field("Quotation"),
            AccessedOn = Field("AccessedOn"),
        };
    }

    private static List<int> Indexes(IFormCollection form) =>
        form.Keys.Select(k => SourceField().Match(k)).Where(m => m.Success)
            .Select(m => int.Parse(m.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)).Distinct().Order().Take(CitationColumn.MaxSources).ToList();

    [GeneratedRegex(@"^Sources\[(?<index>\d{1,4})\]\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceField();
}
