using Microsoft.AspNetCore.Http.Extensions;
using Tracker.Domain.Maps;
using Tracker.Domain.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Maps;

/// <summary>What the map shows: the filters of <c>/map</c> and of everything that goes with it.</summary>
/// <param name="State">A postal code; null for the whole country.</param>
/// <param name="Show">Codes of the categories that are shown; empty for all.</param>
public sealed record MapFilter(MapTopic Topic, DateOnly Day, DateOnly Today, string? State, IReadOnlyList<string> Show)
{
    public static MapFilter From(QueryValues query, DateOnly today)
    {
        var topic = query.OneOf("topic", MapTopic.All.Select(t => t.Slug)) is { } slug ? MapTopic.Named(slug) : MapTopic.First;
        var states = query.States();
        if (states.Count > 1)
        {
            query.Refuse("state", string.Join(',', states), "The map shows one state, or all where none is named.");
        }

        var show = query.All("show").Distinct(StringComparer.Ordinal).ToList();
        if (show.Find(s => topic.Categories.All(c => c.Code != s)) is { } unknown)
        {
            query.Refuse("show", unknown, $"Of this topic it can be: {string.Join(", ", topic.Categories.Select(c => c.Code))}.");
        }

        return new MapFilter(topic, query.Day("as-of") ?? today, today, states.Count == 1 ? states[0] : null, show);
    }

    /// <summary>With that category shown or, if it was, no longer.</summary>
    public MapFilter Toggled(string code) => this with { Show = Show.Contains(code, StringComparer.Ordinal) ? [.. Show.Where(s => s != code)] : [.. Show, code] };

    /// <summary>The address of a page or file with these filters.</summary>
    public string At(string path)
    {
        var query = new QueryBuilder();
        if (Topic != MapTopic.First)
        {
            query.Add("topic", Topic.Slug);
        }

        if (Day != Today)
        {
            query.Add("as-of", PartialDate.Of(Day).ToString());
        }

        if (State is not null)
        {
            query.Add("state", State);
        }

        if (Show.Count > 0)
        {
            query.Add("show", string.Join(',', Show));
        }

        return path + query;
    }
}
