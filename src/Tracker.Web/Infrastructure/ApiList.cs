using Tracker.Domain;

namespace Tracker.Web.Infrastructure;

/// <summary>A filter of an address, as the API's description tells of it.</summary>
/// <param name="Codes">What it can be; empty where it is any text.</param>
public sealed record ApiFilter(string Name, string Meaning, IReadOnlyList<Code> Codes)
{
    public ApiFilter(string name, string meaning) : this(name, meaning, []) { }
}

/// <summary>A list that programs read, told beside the class that reads its filters.</summary>
/// <param name="Path">The list's address without an ending.</param>
/// <param name="About">One sentence that says what is listed.</param>
/// <param name="Table">The table of the dictionary whose columns its rows have; null where it has columns of its own.</param>
public sealed record ApiList(string Path, string About, string? Table, IReadOnlyList<ApiFilter> Filters);
