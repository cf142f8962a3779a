namespace Tracker.Web.Infrastructure;

/// <summary>That every filled cell of a column is found in a column of another table.</summary>
public sealed record DataLink(string Column, string Table, string OtherColumn);

/// <summary>One table of the data package: what it holds, and how its CSV is written.</summary>
/// <param name="Name">Its file's name without the ending.</param>
/// <param name="About">One sentence that says what a row is.</param>
/// <param name="Write">Writes the CSV, row by row as it is read, and leaves the stream open.</param>
public sealed record DataTable(string Name, string Title, string About, IReadOnlyList<DataColumn> Columns, Func<Stream, CancellationToken, Task> Write)
{
    /// <summary>The column, or columns, by which a row is known.</summary>
    public IReadOnlyList<string> Key { get; init; } = ["ref"];

    public IReadOnlyList<DataLink> Links { get; init; } = [];

    public string FileName => Name + ".csv";
}

/// <summary>A feature's part in the data package.</summary>
public interface IDataTables
{
    /// <summary>Where its tables stand among those of the others.</summary>
    int Place { get; }

    Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation);
}
