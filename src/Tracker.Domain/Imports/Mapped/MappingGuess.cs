using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.Mapped;

/// <summary>Proposes what headings stand for, by their words and first values. A person looks before anything is read so.</summary>
public static class MappingGuess
{
    /// <summary>The kind that most headings fit; null where none fits.</summary>
    public static RecordType? KindOf(IReadOnlyList<HeadingSample> samples) => RecordTypes.All
        .Select(t => (Type: t, Fit: For(t, samples).Headings.Sum(h => FitOf(t, h, samples))))
        .Where(t => t.Fit > 0).OrderByDescending(t => t.Fit).FirstOrDefault().Type;

    public static ColumnMapping For(RecordType? type, IReadOnlyList<HeadingSample> samples)
    {
        var exact = Choose(samples, new Dictionary<string, string>(StringComparer.Ordinal), s => Named(type, s));
        var all = Choose(samples, exact, s => HeadingWords.Meanings(FoldedName.KeyOf(s.Heading)).Where(t => MappingTargets.Find(type, t) is not null));
        return new ColumnMapping(null, type, samples.Select(s => new MappedHeading(s.Heading, all.GetValueOrDefault(s.Heading), MappedHeading.NoValues)).ToList(), MappedHeading.NoValues);

        Dictionary<string, string> Choose(IReadOnlyList<HeadingSample> from, Dictionary<string, string> taken, Func<HeadingSample, IEnumerable<string>> meanings)
        {
            var chosen = new Dictionary<string, string>(taken, StringComparer.Ordinal);
            foreach (var sample in from.Where(s => !chosen.ContainsKey(s.Heading)))
            {
                if (meanings(sample).FirstOrDefault(t => !IsTaken(chosen, t) && Suits(MappingTargets.Find(type, t)!, sample)) is { } target)
                {
                    chosen[sample.Heading] = target;
                }
            }

            return chosen;
        }
    }

    /// <summary>The headings that are columns of the tracker, by name or label.</summary>
    private static IEnumerable<string> Named(RecordType? type, HeadingSample sample)
    {
        var key = FoldedName.KeyOf(sample.Heading);
        return MappingTargets.For(type).Where(t => FoldedName.KeyOf(t.Name) == key || FoldedName.KeyOf(t.Label) == key).Select(t => t.Name)
            .Concat(CitationColumn.Find(TableHeaders.Fold(sample.Heading)) is not null ? [TableHeaders.Fold(sample.Heading)] : []);
    }

    // Two columns that say where would contradict each other.
    private static bool IsTaken(Dictionary<string, string> chosen, string target) =>
        chosen.ContainsValue(target) || (MappingTargets.Where.Contains(target, StringComparer.Ordinal) && MappingTargets.Where.Any(chosen.ContainsValue));

    /// <summary>A column of addresses holds addresses; where it does not, its words mean something else.</summary>
    private static bool Suits(MappingTarget target, HeadingSample sample) =>
        target.Column.Kind != FieldKind.Url || sample.First.Count == 0 || sample.HasLinks || sample.First.Any(v => v.Contains("://", StringComparison.Ordinal) || v.StartsWith("www.", StringComparison.OrdinalIgnoreCase));

    private static int FitOf(RecordType type, MappedHeading heading, IReadOnlyList<HeadingSample> samples)
    {
        if (heading.Column is null || type.OwnColumns.All(c => c.Name != heading.Column))
        {
            return 0;
        }

        var target = MappingTargets.Find(type, heading.Column)!;
        var known = target.Codes.Count == 0 ? 0 : samples.First(s => s.Heading == heading.Heading).First.Count(v => ValueGuess.Likely(target, v) is not null);
        return 1 + (target.Column.Required ? 1 : 0) + known;
    }
}
