using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Records;

/// <summary>A column that the list of records can show beside the record itself.</summary>
/// <param name="Sort">The order that its heading asks for, and the other way round; null where the list cannot be ordered by it.</param>
public sealed record RecordListColumn(string Value, string Label, bool IsUsual, (string First, string Then)? Sort)
{
    /// <summary>The filter that names the columns wanted: <c>columns=type,status</c>.</summary>
    public const string Filter = "columns";

    public static readonly IReadOnlyList<RecordListColumn> All =
    [
        new("type", "Type", true, ("type", "type")),
        new("jurisdiction", "Jurisdiction", true, ("jurisdiction", "-jurisdiction")),
        new("agency", "Agency", false, ("agency", "-agency")),
        new("term", "Term", false, null),
        new("status", "Status", true, null),
        new("started", "Started", true, ("-started", "started")),
        new("ended", "Ended", true, ("-ended", "-ended")),
        new("sources", "Sources", false, null),
        new("updated", "Changed", true, ("-updated", "updated")),
    ];

    /// <summary>Those that were asked for, in their order; the usual ones where none was.</summary>
    public static IReadOnlyList<RecordListColumn> From(QueryValues query)
    {
        var wanted = query.All(Filter);
        if (wanted.FirstOrDefault(w => !All.Any(c => c.Value == w)) is { } unknown)
        {
            query.Refuse(Filter, unknown, $"This can be: {string.Join(", ", All.Select(c => c.Value))}.");
        }

        return All.Where(c => wanted.Count == 0 ? c.IsUsual : wanted.Contains(c.Value, StringComparer.Ordinal)).ToList();
    }
}
