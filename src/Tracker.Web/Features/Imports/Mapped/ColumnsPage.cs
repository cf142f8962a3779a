using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Imports.Mapped;

/// <summary>Makes the page that asks what the columns of a file are, from the file and what is known of its headings.</summary>
public sealed class ColumnsPage(FileStore files, MappingDesk mappings, TableLimits limits)
{
    private static readonly Dictionary<string, IReadOnlyList<string>> NothingUnknown = new(StringComparer.Ordinal);

    /// <summary>The page for a file that was just given, which is kept so that it need not be given again with each answer.</summary>
    /// <param name="file">The file, and the mapping that did not fit it, if any.</param>
    /// <param name="why">Why it cannot be used as it is; null where somebody asked for the page.</param>
    public async Task<(ColumnsModel? Page, string? Problem)> AskAsync(ImportFile file, string? why, CancellationToken cancellation)
    {
        try
        {
            var given = Open(file);
            await files.KeepAsync(file.Content, cancellation);
            return (await ProposeAsync(given, file.Mapping, why, cancellation), null);
        }
        catch (UnusableTableException e)
        {
            return (null, e.Message);
        }
    }

    /// <summary>Where somebody chose a mapping in place of a kind of file, the file with that mapping.</summary>
    public async Task<ImportFile> WithMappingAsync(ImportFile file, CancellationToken cancellation) =>
        file.Profile is { } chosen && await mappings.FindAsync(chosen, cancellation) is { Mapping: { } mapping } ? file with { Profile = null, Mapping = mapping } : file;

    /// <summary>A file that was kept; null where there is none with this hash, or it is no table.</summary>
    public async Task<GivenTable?> FindAsync(string? sha256, string? name, TextEncodingChoice? encoding, CancellationToken cancellation)
    {
        if (sha256 is null || await files.ReadAsync(sha256, limits.MaxFileBytes, cancellation) is not { } content)
        {
            return null;
        }

        try
        {
            return Open(new ImportFile(string.IsNullOrWhiteSpace(name) ? "table" : Path.GetFileName(name), content, null, null, encoding));
        }
        catch (UnusableTableException)
        {
            return null;
        }
    }

    /// <summary>What is known of its headings already, or else a guess.</summary>
    public async Task<ColumnsModel> ProposeAsync(GivenTable given, ColumnMapping? before, string? why, CancellationToken cancellation)
    {
        var known = before ?? (await mappings.ForAsync([.. given.Samples.Select(s => s.Heading)], onlyNamed: false, cancellation))?.Mapping;
        var mapping = known is null ? MappingGuess.For(MappingGuess.KindOf(given.Samples) ?? RecordTypes.All[0], given.Samples) : Adapt(known, known.Type, given);
        return ColumnsLayout.Lay(given, mapping, NothingUnknown, []) with { Why = why };
    }

    /// <summary>The choices carried over to another kind, and guesses where that kind has no such column.</summary>
    public static ColumnsModel ForKind(GivenTable given, ColumnMapping chosen, RecordType? type) => ColumnsLayout.Lay(given, Adapt(chosen, type, given), NothingUnknown, []);

    public static ColumnsModel Again(GivenTable given, ColumnMapping chosen, IReadOnlyList<FieldProblem> problems) => ColumnsLayout.Lay(given, chosen, NothingUnknown, problems);

    /// <summary>The page with the values whose meaning is still to be said; null where there are none.</summary>
    public ColumnsModel? AskValues(GivenTable given, ChosenColumns chosen)
    {
        var mapping = chosen.Mapping;
        var coded = mapping.Headings.Where(h => h.Column is not null)
            .Select(h => (Heading: h, Target: MappingTargets.Find(mapping.Type, h.Column!)!)).Where(h => h.Target.Codes.Count > 0).ToList();
        var targets = coded.ToDictionary(h => h.Heading.Heading, h => h.Target, StringComparer.Ordinal);
        using var table = TableReader.Open(given.File.Content.Open(), given.File.Name, limits, given.File.Encoding);
        var unknown = HeadingSamples.ValuesOf(
            table,
            [.. coded.Select(h => (h.Heading.Heading, h.Target.TakesSeveral))],
            (heading, value) => chosen.Asked.Contains((heading, ColumnMapping.ValueKey(value))) || ValueGuess.Sure(targets[heading], value) is not null);
        var tooMany = coded.Where(h => h.Heading.Values.Count + unknown[h.Heading.Heading].Count > ColumnMapping.MaxValues)
            .Select(h => new FieldProblem(h.Heading.Heading, null, $"“{h.Heading.Heading}” has more than {ColumnMapping.MaxValues} values that are none of those of “{h.Target.Label}”. Choose another column for it, or leave it out.")).ToList();
        return tooMany.Count > 0 ? Again(given, mapping, tooMany)
            : unknown.Values.Any(v => v.Count > 0) ? ColumnsLayout.Lay(given, mapping, unknown, [])
            : null;
    }

    private GivenTable Open(ImportFile file)
    {
        using var table = TableReader.Open(file.Content.Open(), file.Name, limits, file.Encoding);
        return new GivenTable(file, HeadingSamples.Of(table));
    }

    /// <summary>A mapping made for a file with the same or with some of these headings.</summary>
    private static ColumnMapping Adapt(ColumnMapping known, RecordType? type, GivenTable given)
    {
        var before = known.Headings.ToDictionary(h => TableHeaders.Fold(h.Heading), StringComparer.Ordinal);
        var guess = MappingGuess.For(type, given.Samples);
        var headings = guess.Headings.Select(h => before.GetValueOrDefault(TableHeaders.Fold(h.Heading)) switch
        {
            null => h,
            { Column: null } left => type == known.Type ? h with { Column = null } : h,
            { Column: { } column } kept when MappingTargets.Find(type, column) is not null => h with { Column = column, Values = type == known.Type ? kept.Values : MappedHeading.NoValues },
            _ => h,
        }).ToList();
        var forAllRows = known.Fixed.Where(f => MappingTargets.Find(type, f.Key) is not null).ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        return new ColumnMapping(known.Name, type, headings, forAllRows);
    }
}
