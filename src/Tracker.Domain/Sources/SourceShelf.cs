using Tracker.Domain.Records;

namespace Tracker.Domain.Sources;

/// <summary>The source a citation rests on: one that is there, or one to be made (then <see cref="IsNew"/>).</summary>
public sealed record SourceChoice(string Ref, SourceInput Source, bool IsNew);

/// <summary>
/// The sources that the rows being judged may cite, found by reference, or by address and title: a page may hold
/// several documents, so the same address under another title is another source.
/// </summary>
public sealed class SourceShelf
{
    private readonly Dictionary<string, SourceChoice> _byRef = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SourceChoice>> _byAddress = new(StringComparer.Ordinal);

    private readonly RefDrawer _refs;

    public SourceShelf(IEnumerable<Source> sources, RefDrawer? refs = null)
    {
        _refs = refs ?? new RefDrawer();
        foreach (var source in sources)
        {
            Add(new SourceChoice(source.Ref, SourceInput.Of(source), IsNew: false));
        }
    }

    public SourceChoice? Find(string sourceRef) => _byRef.GetValueOrDefault(sourceRef);

    public SourceChoice FindOrAdd(CitationInput citation)
    {
        var found = Find(citation);
        if (found is null)
        {
            found = new SourceChoice(_refs.Draw(Source.RefPrefix), citation.ToSource(), IsNew: true);
            Add(found);
        }

        return found;
    }

    private SourceChoice? Find(CitationInput citation)
    {
        if (citation.SourceRef is { } sourceRef)
        {
            return Find(sourceRef);
        }

        return _byAddress.TryGetValue(AddressOf(citation.Url, citation.Title), out var there)
            ? there.Find(s => citation.Title is null || s.Source.Title == citation.Title)
            : null;
    }

    private void Add(SourceChoice choice)
    {
        _byRef[choice.Ref] = choice;
        var address = AddressOf(choice.Source.Url, choice.Source.Title);
        if (!_byAddress.TryGetValue(address, out var there))
        {
            _byAddress[address] = there = [];
        }

        there.Add(choice);
    }

    // What is not on the web is told apart by its title alone.
    private static string AddressOf(string? url, string? title) => url ?? "title:" + title;
}
