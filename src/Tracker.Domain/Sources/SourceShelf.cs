using Tracker.Domain.Records;

namespace Tracker.Domain.Sources;

/// <summary>The source a citation rests on: one that is there, or one to be made (then <see cref="IsNew"/>).</summary>
public sealed record SourceChoice(string Ref, SourceInput Source, bool IsNew);

/// <summary>
/// The sources that the rows being judged may cite, found by reference, or by address and title: a page may hold
/// several documents, so the same address under another title is another source.
/// </summary>
public sealed class SourceShelf : IDisposable
{
    private readonly RefDrawer _refs;
    private readonly DrawnSources _drawn = new();
    private Dictionary<string, SourceChoice> _byRef = [];
    private ILookup<string, SourceChoice> _byAddress = null!;

    public SourceShelf(IEnumerable<Source> sources, RefDrawer? refs = null)
    {
        _refs = refs ?? new RefDrawer();
        Hold(sources);
    }

    /// <summary>Takes these stored sources in, in place of those it held. What it drew itself stays.</summary>
    public void Hold(IEnumerable<Source> sources)
    {
        _byRef = sources.DistinctBy(s => s.Ref, StringComparer.Ordinal).ToDictionary(s => s.Ref, s => new SourceChoice(s.Ref, SourceInput.Of(s), IsNew: false), StringComparer.Ordinal);
        _byAddress = _byRef.Values.ToLookup(c => AddressOf(c.Source.Url, c.Source.Title), StringComparer.Ordinal);
    }

    public SourceChoice? Find(string sourceRef) => _byRef.GetValueOrDefault(sourceRef);

    /// <summary>The source that the citation names by its reference, or by address and title; null when it is not there.</summary>
    public SourceChoice? Find(CitationInput citation) => citation.SourceRef is { } sourceRef
        ? Find(sourceRef) ?? (_drawn.Find(citation.Url, citation.Title) is { } drawn && drawn.Ref == sourceRef ? drawn : null)
        : _byAddress[AddressOf(citation.Url, citation.Title)].FirstOrDefault(s => citation.Title is null || s.Source.Title == citation.Title) ?? _drawn.Find(citation.Url, citation.Title);

    public SourceChoice FindOrAdd(CitationInput citation)
    {
        var found = Find(citation);
        if (found is null)
        {
            found = new SourceChoice(_refs.Draw(Source.RefPrefix), citation.ToSource(), IsNew: true);
            _drawn.Add(found);
        }

        return found;
    }

    public void Dispose() => _drawn.Dispose();

    // What is not on the web is told apart by its title alone.
    private static string AddressOf(string? url, string? title) => url ?? "title:" + title;
}
