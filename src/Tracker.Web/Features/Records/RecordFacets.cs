using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Records;

/// <summary>One way to narrow a list down further, and how many records it would leave.</summary>
public sealed record Facet(string Value, string Label, int Count);

/// <summary>The values of one filter, most records first; what is chosen now does not narrow its own counts down.</summary>
public sealed record FacetGroup(string Filter, string Title, string? Chosen, IReadOnlyList<Facet> Facets);

/// <summary>Counts the records of a tabulated list by each filter's values, true to all its other filters.</summary>
public static class RecordFacets
{
    private const int MostStates = 12;

    public static IReadOnlyList<FacetGroup> Of(RecordFilter filter, RecordTabulation list)
    {
        var states = Ranked(list.CountsBy(filter with { States = [] }, r => r.State).Select(c => new Facet(c.Value, c.Value, c.Count)));
        var groups = new List<FacetGroup>
        {
            new("type", "Type", filter.Type?.Slug, Ranked(list.CountsBy(filter with { Type = null }, r => r.Type).Select(c => new Facet(c.Value, RecordTypes.Of(c.Value).PluralName, c.Count)))),
            OfCodes("status", "Status", filter.Status, list.CountsBy(filter with { Status = null }, r => r.Status)),
            new("state", "State", filter.States.Count == 1 ? filter.States[0] : null, states.Take(MostStates).ToList()),
            OfCodes("level", "Level", filter.Level, list.CountsBy(filter with { Level = null }, r => r.Level)),
        };
        if (filter.Type is null || filter.Type == Agreement287gColumns.Type)
        {
            var models = list.CountsBy(filter with { Model = null }, r => r.Model).Where(c => c.Value is not null).Select(c => (c.Value!.Value, c.Count));
            groups.Add(OfCodes("model", "287(g) model", filter.Model is { } model ? Codes<AgreementModel>.Parse(model) : null, models));
        }

        return groups.Where(g => g.Facets.Count > 1 || g.Chosen is not null).ToList();
    }

    private static FacetGroup OfCodes<TEnum>(string filter, string title, TEnum? chosen, IEnumerable<(TEnum Value, int Count)> counts) where TEnum : struct, Enum =>
        new(filter, title, chosen is { } value ? Codes<TEnum>.Of(value) : null, Ranked(counts.Select(c => new Facet(Codes<TEnum>.Of(c.Value), Codes<TEnum>.LabelOf(c.Value), c.Count))));

    private static List<Facet> Ranked(IEnumerable<Facet> facets) => facets.OrderByDescending(f => f.Count).ThenBy(f => f.Label, StringComparer.Ordinal).ToList();
}
