namespace Tracker.Web.Infrastructure;

/// <summary>Which page of a list, and how long its pages are.</summary>
public sealed record Paging(int Page, int PerPage)
{
    public const int DefaultPerPage = 50;
    public const int MaxPerPage = 200;
    private const int LastPage = 1_000_000;

    public static Paging First { get; } = new(1, DefaultPerPage);

    public int Skip => (Page - 1) * PerPage;

    /// <param name="perPage">Unless the address says how many.</param>
    public static Paging From(QueryValues query, int perPage = DefaultPerPage) =>
        new(query.Number("page", 1, 1, LastPage), query.Number("per-page", perPage, 1, MaxPerPage));
}

/// <summary>One page of a list.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total, Paging Paging)
{
    public int Pages => Math.Max(1, (Total + Paging.PerPage - 1) / Paging.PerPage);

    public int First => Total == 0 ? 0 : Paging.Skip + 1;

    public int Last => Math.Min(Total, Paging.Skip + Items.Count);
}
