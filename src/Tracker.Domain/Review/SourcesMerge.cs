using Tracker.Domain.Records;

namespace Tracker.Domain.Review;

/// <summary>
/// The citations of a record, merged one by one: those added by either side are there, those taken away by either are not, and
/// those changed by one are as that one has them. Only where both changed the same citation otherwise is it asked.
/// </summary>
internal sealed class SourcesMerge
{
    public SourcesMerge(IReadOnlyList<CitationInput> began, IReadOnlyList<CitationInput> proposed, IReadOnlyList<CitationInput> stands)
    {
        var (was, wanted, now) = (Of(began), Of(proposed), Of(stands));
        var conflict = false;
        foreach (var key in now.Keys.Concat(wanted.Keys).Distinct(StringComparer.Ordinal))
        {
            var (b, p, s) = (was.GetValueOrDefault(key), wanted.GetValueOrDefault(key), now.GetValueOrDefault(key));
            var changedHere = !Same(b, p);
            conflict |= changedHere && !Same(b, s) && !Same(p, s);
            if ((changedHere ? p : s) is { } taken)
            {
                Taken.Add(taken);
            }
        }

        if (!SameList(began, proposed) && !SameList(Taken, stands))
        {
            Field = new MergeField(ProposalMerge.Sources, "Sources", Show(began), Show(stands), Show(Taken), conflict);
        }
    }

    /// <summary>Null where the proposal changes no source, or all of it stands already.</summary>
    public MergeField? Field { get; }

    /// <summary>The proposal's side wherever both changed the same.</summary>
    public List<CitationInput> Taken { get; } = [];

    /// <summary>By address and title; the same source cited twice is told apart by the order.</summary>
    private static Dictionary<string, CitationInput> Of(IReadOnlyList<CitationInput> citations) =>
        citations.GroupBy(c => $"{c.Url}\n{c.Title}", StringComparer.Ordinal).SelectMany(g => g.Select((c, i) => (Key: $"{g.Key}\n{i}", Citation: c)))
            .ToDictionary(c => c.Key, c => c.Citation, StringComparer.Ordinal);

    private static bool SameList(IReadOnlyList<CitationInput> some, IReadOnlyList<CitationInput> others) =>
        some.Count == others.Count && some.Zip(others).All(p => Same(p.First, p.Second));

    private static bool Same(CitationInput? one, CitationInput? other) =>
        one is null || other is null ? one == other : CitationColumn.All.All(c => c.Read(one) == c.Read(other)) && one.File == other.File;

    private static string Show(IEnumerable<CitationInput> citations) => string.Join('\n', citations.Select(c => string.Join(" · ", Parts(c))));

    private static IEnumerable<string> Parts(CitationInput citation)
    {
        yield return citation.Title ?? citation.Url ?? "";
        foreach (var column in CitationColumn.All.Where(c => c.Suffix is not ("title" or "kind") && !(c.Suffix == "stance" && c.Read(citation) == "supports")))
        {
            if (column.Read(citation) is { } text && !(column.Suffix == "url" && citation.Title is null))
            {
                yield return column.Suffix is "url" ? text : $"{column.Column.Label}: {column.Column.Display(text)}";
            }
        }

        if (citation.File is { } file)
        {
            yield return $"file: {file.Name}";
        }
    }
}
