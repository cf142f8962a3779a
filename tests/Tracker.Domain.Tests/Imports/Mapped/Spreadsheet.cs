using System.Text;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Imports.Mapped;

/// <summary>Spreadsheets as people keep them, and mappings of them.</summary>
internal static class Spreadsheet
{
    public static byte[] Of(params string[] lines) => Encoding.UTF8.GetBytes(string.Join("\r\n", lines));

    public static IReadOnlyList<HeadingSample> SamplesOf(byte[] file)
    {
        using var table = TableReader.Open(new MemoryStream(file), "file.csv");
        return HeadingSamples.Of(table);
    }

    /// <summary>What is proposed, with the values for all rows that the file lacks.</summary>
    public static ColumnMapping Guess(byte[] file, RecordType? type = null, params (string Column, string Value)[] forAllRows)
    {
        var samples = SamplesOf(file);
        return MappingGuess.For(type ?? MappingGuess.KindOf(samples), samples) with { Fixed = forAllRows.ToDictionary(f => f.Column, f => f.Value, StringComparer.Ordinal) };
    }

    public static ColumnMapping With(this ColumnMapping mapping, string heading, string? column, params (string Printed, string Code)[] values) => mapping with
    {
        Headings = mapping.Headings.Select(h => h.Heading == heading ? h with { Column = column, Values = values.ToDictionary(v => v.Printed, v => v.Code, StringComparer.Ordinal) } : h).ToList(),
    };

    public static ImportPlan Plan(this ColumnMapping mapping, byte[] file, Office? office = null)
    {
        MappingRules.Check(mapping).ShouldBeEmpty();
        return (office ?? new Office()).Plan(file, new MappedProfile(mapping));
    }

    public static IEnumerable<string> ProblemsOf(ImportPlan plan) => plan.Rows.SelectMany(r => r.Problems.Select(p => $"{r.Number} {p.Column} “{p.Value}”: {p.Message}"));

    public static IEnumerable<string> ColumnsOf(ColumnMapping mapping) => mapping.Headings.Select(h => $"{h.Heading}={h.Column}");
}
