using System.IO.Compression;
using Tracker.Domain.Files;
using Tracker.Domain.Imports;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Web.Features.Imports.Packages;

/// <summary>One row of a package's table, its cells by the column's name.</summary>
/// <param name="Table">The table's name.</param>
internal sealed record PackageRow(string Table, int Number, Func<string, string?> Cell)
{
    /// <summary>A cell that the package never leaves empty.</summary>
    public string Filled(string column) => Cell(column) ?? throw new PackageFault(new RowError(Number, $"{Table}.{column}", null, "This is empty. The package was changed; take a new one."));

    /// <summary>What a cell says, read as such a thing.</summary>
    public T Read<T>(string column, Func<string, T?> read, string what) where T : struct =>
        read(Filled(column)) ?? throw Wrong(column, $"“{Cell(column)}” is no {what}.");

    public PackageFault Wrong(string column, string message) => new(new RowError(Number, $"{Table}.{column}", Cell(column), message));
}

/// <summary>Something in a package that cannot be read: nothing of it is written.</summary>
internal sealed class PackageFault(RowError error) : Exception(error.Message)
{
    public RowError Error => error;
}

/// <summary>The tables of a data package, unpacked one at a time to disk and read row by row.</summary>
internal sealed class PackageTables(Stream package, TableLimits limits) : IDisposable
{
    public const string Describer = "datapackage.json";

    private readonly ZipArchive _zip = new(package, ZipArchiveMode.Read);
    private long _unpacked;

    public bool IsPackage => _zip.GetEntry(Describer) is not null;

    /// <summary>The columns of a table; none where the package has no such table.</summary>
    public async IAsyncEnumerable<(IReadOnlySet<string> Columns, PackageRow Row)> RowsAsync(string table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (_zip.GetEntry(table + ".csv") is not { } entry)
        {
            yield break;
        }

        await using var file = TemporaryFile.Create();
        if (await UnpackAsync(entry, file, cancellation) < 2)
        {
            yield break;
        }

        using var opened = TableReader.Open(file, entry.Name, limits with { MaxFileBytes = long.MaxValue });
        var headers = new TableHeaders(opened.Headers);
        var columns = headers.Printed.ToHashSet(StringComparer.Ordinal);
        foreach (var row in opened.Rows)
        {
            if (row.Problem is { } problem)
            {
                throw new PackageFault(new RowError(row.Number, table, null, problem));
            }

            yield return (columns, new PackageRow(table, row.Number, c => Domain.Text.Tidy(FormulaGuard.Unprotect(headers.Cell(row, c).Text))));
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>How many lines it has. What a package says of its sizes is not believed.</summary>
    private async Task<long> UnpackAsync(ZipArchiveEntry entry, FileStream file, CancellationToken cancellation)
    {
        await using var packed = await entry.OpenAsync(cancellation);
        var (buffer, lines) = (new byte[81_920], 0L);
        for (int read; (read = await packed.ReadAsync(buffer, cancellation)) > 0;)
        {
            if ((_unpacked += read) > limits.MaxUnpackedBytes * 10)
            {
                throw new UnusableTableException($"Unpacked, the package is larger than {limits.MaxUnpackedBytes * 10 / 1_000_000:N0} MB. Raise Tracker:Imports:MaxUnpackedBytes if it really is.");
            }

            lines += buffer.AsSpan(0, read).Count((byte)'\n');
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }

        return lines;
    }
}
