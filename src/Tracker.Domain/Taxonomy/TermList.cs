namespace Tracker.Domain.Taxonomy;

/// <summary>The terms there are, by slug.</summary>
public sealed class TermList(IEnumerable<TaxonomyTerm> terms)
{
    private readonly Dictionary<string, TaxonomyTerm> _bySlug = terms.ToDictionary(t => t.Slug, StringComparer.Ordinal);

    public IEnumerable<TaxonomyTerm> All => _bySlug.Values.OrderBy(t => t.Position);

    /// <summary>The founding document's sections that have terms, in its order.</summary>
    public IEnumerable<TaxonomySection> Sections => _bySlug.Values.Select(t => t.Section).DistinctBy(s => s.Number).OrderBy(s => s.Number);

    public TaxonomyTerm? Find(string? slug) => slug is null ? null : _bySlug.GetValueOrDefault(slug);
}
