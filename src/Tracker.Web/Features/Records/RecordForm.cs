using System.Globalization;
using System.Text.RegularExpressions;
using Tracker.Domain;
using Tracker.Domain.Records;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Records;

/// <summary>What a browser sent.</summary>
/// <param name="Input">As typed, with the files that were given.</param>
/// <param name="Finds">What was typed to find a source, by the source's place in the form.</param>
/// <param name="Problems">What is wrong with the files.</param>
/// <param name="Files">The fields by which the form brings back the files that are kept now.</param>
public sealed record PostedRecord(
    RecordInput Input, IReadOnlyList<string?> Finds, IReadOnlyList<FieldProblem> Problems, IReadOnlyList<KeyValuePair<string, string>> Files);

/// <summary>
/// Reads a posted form into an input. Only the type's own columns and the fields of sources are read, so that nothing else
/// a browser sends can reach a record.
/// </summary>
public sealed partial class RecordForm(GivenFiles files)
{
    public async Task<PostedRecord> ReadAsync(RecordType type, IFormCollection form, CancellationToken cancellation)
    {
        var input = Read(type, form);
        var indexes = Indexes(form);
        var problems = new List<FieldProblem>();
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var (place, index) in indexes.Index())
        {
            var field = $"Sources[{index}].File";
            var taken = await files.TakeAsync(form, field, cancellation);
            input.Sources[place].File = taken.File;
            if (taken.Problem is not null)
            {
                problems.Add(new FieldProblem($"source_{place + 1}_file", null, taken.Problem));
            }

            if (taken.File is { } file)
            {
                kept.AddRange([new(field, file.Sha256), new(field + "Name", file.Name)]);
            }
        }

        return new PostedRecord(input, indexes.ConvertAll(i => Text.Tidy(form[$"Sources[{i}].Find"])), problems, kept);
    }

    private static RecordInput Read(RecordType type, IFormCollection form)
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
            ArchiveUrl = Field("ArchiveUrl"),
        };
    }

    private static List<int> Indexes(IFormCollection form) =>
        form.Keys.Concat(form.Files.Select(f => f.Name)).Select(k => SourceField().Match(k)).Where(m => m.Success)
            .Select(m => int.Parse(m.Groups["index"].ValueSpan, CultureInfo.InvariantCulture)).Distinct().Order().Take(CitationColumn.MaxSources).ToList();

    [GeneratedRegex(@"^Sources\[(?<index>\d{1,4})\]\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SourceField();
}
