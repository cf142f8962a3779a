using Tracker.Domain;

namespace Tracker.Web.Features.Shared;

/// <summary>One way to narrow a list down further, and how much it would leave.</summary>
public sealed record Facet(string Value, string Label, int Count)
{
    public static Facet Of<TEnum>(TEnum value, int count) where TEnum : struct, Enum => new(Codes<TEnum>.Of(value), Codes<TEnum>.LabelOf(value), count);
}

/// <summary>The values of one filter, those with most first; what is chosen now does not narrow its own counts down.</summary>
public sealed record FacetGroup(string Filter, string Title, string? Chosen, IReadOnlyList<Facet> Facets)
{
    private const int Most = 12;

    /// <summary>There is something to choose, or to take off.</summary>
    public bool IsOfUse => Facets.Count > 1 || Chosen is not null;

    public static FacetGroup Ranked(string filter, string title, string? chosen, IEnumerable<Facet> facets)
    {
        var ranked = facets.Where(f => f.Count > 0).OrderByDescending(f => f.Count).ThenBy(f => f.Label, StringComparer.Ordinal);
        return new FacetGroup(filter, title, chosen, ranked.Index().Where(f => f.Index < Most || f.Item.Value == chosen).Select(f => f.Item).ToList());
    }
}

/// <summary>The groups beside a list, and the addresses to which they lead.</summary>
public sealed record FacetList(IReadOnlyList<FacetGroup> Groups, ListNavigation Navigation);
