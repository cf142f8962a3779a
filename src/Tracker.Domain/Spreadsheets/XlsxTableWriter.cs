using System.IO.Compression;
using System.Text;
using Tracker.Domain.Spreadsheets.Xlsx;

namespace Tracker.Domain.Spreadsheets;

/// <summary>
/// Writes a workbook of one sheet: the header frozen above the rows, cells of typed text, numbers and days, never a formula.
/// About 64 KB are held at a time, whatever the number of rows; the stream need not be seekable. What is not ended with
/// <see cref="FinishAsync"/> is no workbook, so that nobody takes half a table for a whole one.
/// </summary>
public sealed class XlsxTableWriter : IAsyncDisposable
{
    /// <summary>The rows of a sheet, the header included: what spreadsheet programs stop at.</summary>
    public const int MaxRows = 1_048_576;

    private const int HeldCharacters = 65536;

    // A file of the same rows is the same file.
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip;
    private readonly SheetXml xml;
    private Stream? sheet;

    private XlsxTableWriter(ZipArchive zip, SheetXml xml)
    {
        this.zip = zip;
        this.xml = xml;
    }

    /// <param name="stream">Where the bytes go. It stays open.</param>
    /// <param name="sheetName">At most 31 characters, without <c>[]:*?/\</c>.</param>
    /// <param name="columns">Names and kinds of the columns.</param>
    /// <param name="cancellation">Stops the writing.</param>
    public static async Task<XlsxTableWriter> CreateAsync(
        Stream stream, string sheetName, IReadOnlyList<(string Name, ColumnKind Kind)> columns, CancellationToken cancellation = default)
    {
        var archive = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        var writer = new XlsxTableWriter(archive, new SheetXml(columns));
        foreach (var (name, text) in WorkbookParts.Of(sheetName))
        {
            await using var part = await writer.OpenAsync(name, cancellation);
            await part.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
        }

        writer.sheet = await writer.OpenAsync(WorkbookParts.Sheet, cancellation);
        return writer;
    }

    /// <summary>Writes one row; null is an empty cell.</summary>
    public async ValueTask WriteRowAsync(IReadOnlyList<string?> cells, CancellationToken cancellation = default)
    {
        xml.AppendRow(cells);
        if (xml.Length >= HeldCharacters)
        {
            await sheet!.WriteAsync(xml.TakeHeld(), cancellation);
        }
    }

    /// <summary>Ends the sheet and the workbook.</summary>
    public async Task FinishAsync(CancellationToken cancellation = default)
    {
        xml.AppendEnd();
        await sheet!.WriteAsync(xml.TakeHeld(), cancellation);
        await DisposeAsync();
        await zip.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (sheet is not null)
        {
            await sheet.DisposeAsync();
            sheet = null;
        }
    }

    private Task<Stream> OpenAsync(string part, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = Undated;
        return entry.OpenAsync(cancellation);
    }
}
