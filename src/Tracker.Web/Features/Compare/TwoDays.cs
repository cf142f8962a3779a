using Microsoft.AspNetCore.Http.Extensions;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Compare;

/// <summary>Two days of one place, by one knowledge: the filters of its page and twins alike.</summary>
/// <param name="From">A year before the second day, unless the address says another.</param>
/// <param name="To">Today, unless the address says another.</param>
public sealed record TwoDays(Jurisdiction Place, DateOnly From, DateOnly To, KnownUntil? Known)
{
    public string Path => $"/jurisdictions/{Place.Geoid}/compare";

    public static async Task<TwoDays> FromAsync(Jurisdiction place, QueryValues query, DateOnly today, CurrentSite site, CancellationToken cancellation)
    {
        var to = query.Day("to") ?? today;
        var from = query.Day("from") ?? to.AddYears(-1);
        if (from > to)
        {
            query.Refuse("from", query.Text("from"), $"The first day must not be after the second, {PartialDate.Of(to)}. Exchange the two.");
        }

        return new TwoDays(place, from, to, await KnownAt.FromAsync(query, today, site, cancellation));
    }

    public string Twin(string extension) => Path + extension + new QueryBuilder(Query.Concat(KnownAt.Query(Known)));

    public string Now => Path + new QueryBuilder(Query);

    /// <summary>One of the days, for links to records and the profile that keep it.</summary>
    public string On(DateOnly day) => new QueryBuilder(KnownAt.Query(Known).Prepend(new("as-of", PartialDate.Of(day).ToString()))).ToString();

    public CitedPage Cited(string fullName) => new(
        $"{fullName}: cooperation with immigration enforcement on {PartialDate.Of(From).ToText()} and {PartialDate.Of(To).ToText()} compared", Path, Query, Known);

    private List<KeyValuePair<string, string>> Query => [new("from", PartialDate.Of(From).ToString()), new("to", PartialDate.Of(To).ToString())];
}
