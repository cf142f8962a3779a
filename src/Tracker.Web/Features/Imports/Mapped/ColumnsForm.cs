using Tracker.Domain;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Imports.Mapped;

/// <summary>What somebody chose on the page that asks for the columns.</summary>
/// <param name="Asked">The values by heading whose meaning was on the form, whatever was answered.</param>
public sealed record ChosenColumns(ColumnMapping Mapping, IReadOnlySet<(string Heading, string ValueKey)> Asked);

/// <summary>Reads the form. The headings are those of the file; the form only knows them by number.</summary>
public static class ColumnsForm
{
    public const string FixedPrefix = "fixed_";
    public const string LeaveEmpty = "-";

    public static ChosenColumns Read(IFormCollection form, RecordType? type, IReadOnlyList<HeadingSample> samples)
    {
        var asked = new HashSet<(string, string)>();
        var headings = samples.Select((s, i) => ReadHeading(form, type, s, i, asked)).ToList();
        var given = form.Keys.Where(k => k.StartsWith(FixedPrefix, StringComparison.Ordinal))
            .Select(k => (Column: k[FixedPrefix.Length..], Value: Text.Tidy(string.Join(RecordColumn.Separator, form[k].Where(v => !string.IsNullOrWhiteSpace(v))))))
            .Where(f => f.Value is not null && MappingTargets.Find(type, f.Column) is not null)
            .ToDictionary(f => f.Column, f => f.Value!, StringComparer.Ordinal);
        return new ChosenColumns(new ColumnMapping(NameIn(form), type, headings, given), asked);
    }

    private static string? NameIn(IFormCollection form) => Text.Squeeze(form["saveAs"]) is { Length: > 0 } name ? name : null;

    private static MappedHeading ReadHeading(IFormCollection form, RecordType? type, HeadingSample sample, int index, HashSet<(string, string)> asked)
    {
        var column = Text.Tidy(form[$"c{index}"]);
        if (column is null || MappingTargets.Find(type, column) is not { Codes.Count: > 0 })
        {
            return new MappedHeading(sample.Heading, column, MappedHeading.NoValues);
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < ColumnMapping.MaxValues && Text.Tidy(form[$"w{index}_{i}"]) is { } printed; i++)
        {
            asked.Add((sample.Heading, ColumnMapping.ValueKey(printed)));
            if (Text.Tidy(form[$"v{index}_{i}"]) is { } code && form[$"of{index}"] == column)
            {
                values[printed] = code == LeaveEmpty ? "" : code;
            }
        }

        return new MappedHeading(sample.Heading, column, values);
    }
}
