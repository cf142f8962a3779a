using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Records;

/// <summary>Counts the records of a tabulated list by each filter's values, true to all its other filters.</summary>
public static class RecordFacets
{
    public static IReadOnlyList<FacetGroup> Of(RecordFilter filter, RecordTabulation list)
    {
        var groups = new List<FacetGroup>
        {
            FacetGroup.Ranked("type", "Type", filter.Type?.Slug, list.CountsBy(filter with { Type = null }, r => r.Type).Select(c => new Facet(c.Value, RecordTypes.Of(c.Value).PluralName, c.Count))),
            OfCodes("status", "Status", filter.Status, list.CountsBy(filter with { Status = null }, r => r.Status)),
            FacetGroup.Ranked("state", "State", filter.States.Count == 1 ? filter.States[0] : null, list.CountsBy(filter with { States = [] }, r => r.State).Select(c => new Facet(c.Value, c.Value, c.Count))),
            OfCodes("level", "Level", filter.Level, list.CountsBy(filter with { Level = null }, r => r.Level)),
        };
        if (filter.Type is null || filter.Type == Agreement287gColumns.Type)
        {
            var models = list.CountsBy(filter with { Model = null }, r => r.Model).Where(c => c.Value is not null).Select(c => (c.Value!.Value, c.Count));
            groups.Add(OfCodes("model", "287(g) model", filter.Model is { } model ? Codes<AgreementModel>.Parse(model) : null, models));
        }

        return groups.Where(g => g.IsOfUse).ToList();
    }

    private static FacetGroup OfCodes<TEnum>(string filter, string title, TEnum? chosen, IEnumerable<(TEnum Value, int Count)> counts) where TEnum : struct, Enum =>
        FacetGroup.Ranked(filter, title, chosen is { } value ? Codes<TEnum>.Of(value) : null, counts.Select(c => Facet.Of(c.Value, c.Count)));
}
