using Microsoft.AspNetCore.Http.Extensions;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Shared;

/// <summary>What a list's page says around its rows: how many there are, which are shown, and links that keep the filters.</summary>
public sealed record ListNavigation(string Path, IReadOnlyList<KeyValuePair<string, string>> Filters, int Total, int First, int Last, int Page, int Pages, int PerPage)
{
    public static ListNavigation Of<T>(string path, QueryValues query, Paged<T> paged) => new(
        path, query.Set.Where(f => f.Key is not ("page" or "per-page")).ToList(), paged.Total, paged.First, paged.Last, paged.Paging.Page, paged.Pages, paged.Paging.PerPage);

    public string ToPage(int page) => Path + Query(Filters.Append(new("page", page.ToString(System.Globalization.CultureInfo.InvariantCulture))).Concat(PerPage == Paging.DefaultPerPage ? [] : [new KeyValuePair<string, string>("per-page", PerPage.ToString(System.Globalization.CultureInfo.InvariantCulture))]));

    public string SortedBy(string sort) => With("sort", sort);

    /// <summary>The same list with one filter set otherwise.</summary>
    public string With(string filter, string value) => Path + Query(Filters.Where(f => f.Key != filter).Append(new(filter, value)));

    /// <summary>The same list without one of its filters.</summary>
    public string Without(string filter) => Path + Query(Filters.Where(f => f.Key != filter));

    /// <summary>The twin with the same filters and without paging.</summary>
    public string Twin(string extension) => Path + extension + Query(Filters);

    /// <summary>The first, the last, and those around the one shown; 0 stands for what is left out.</summary>
    public IEnumerable<int> PagesToShow()
    {
        var near = Enumerable.Range(Math.Max(1, Page - 2), Math.Max(1, Math.Min(Pages, Page + 2) - Math.Max(1, Page - 2) + 1)).Prepend(1).Append(Pages).Distinct().Order();
        var before = 0;
        foreach (var page in near)
        {
            if (page > before + 1)
            {
                yield return 0;
            }

            yield return page;
            before = page;
        }
    }

    private static string Query(IEnumerable<KeyValuePair<string, string>> filters) => new QueryBuilder(filters).ToString();
}
