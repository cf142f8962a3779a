using System.IO.Compression;
using System.Text;
using Tracker.Domain.Spreadsheets.Xlsx;

namespace Tracker.Domain.Spreadsheets;

/// <summary>
/// Writes a workbook of one sheet: the header frozen above the rows, cells of typed text, numbers and days, never a formula.
/// About 64 KB are held at a time, whatever the number of rows; the stream need not be seekable. What is not ended with
/// <see cref="FinishAsync"/> is no workbook, so that nobody takes half a table for a whole one.
/// </summary>
public sealed class XlsxTableWriter : IDisposable
{
    /// <summary>The rows of a sheet, the header included: what spreadsheet programs stop at.</summary>
    public const int MaxRows = 1_048_576;

    private const int HeldCharacters = 65536;

    // A file of the same rows is the same file.
    private static readonly DateTimeOffset Undated = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Stream stream;
    private readonly Outbox outbox = new();
    private readonly ZipArchive zip;
    private readonly SheetXml xml;
    private readonly Stream sheet;

    /// <param name="stream">Where the bytes go. It stays open.</param>
    /// <param name="sheetName">At most 31 characters, without <c>[]:*?/\</c>.</param>
    /// <param name="columns">Names and kinds of the columns.</param>
    public XlsxTableWriter(Stream stream, string sheetName, IReadOnlyList<(string Name, ColumnKind Kind)> columns)
    {
        this.stream = stream;
        xml = new SheetXml(columns);
        zip = new ZipArchive(outbox, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (name, text) in WorkbookParts.Of(sheetName))
        {
            using var part = Open(name);
            part.Write(Encoding.UTF8.GetBytes(text));
        }

        sheet = Open(WorkbookParts.Sheet);
    }

    /// <summary>Writes one row; null is an empty cell.</summary>
    public async ValueTask WriteRowAsync(IReadOnlyList<string?> cells, CancellationToken cancellation = default)
    {
        xml.AppendRow(cells);
        if (xml.Length >= HeldCharacters)
        {
            sheet.Write(xml.TakeHeld());
            await outbox.SendAsync(stream, cancellation);
        }
    }

    /// <summary>Ends the sheet and the workbook.</summary>
    public async Task FinishAsync(CancellationToken cancellation = default)
    {
        xml.AppendEnd();
        sheet.Write(xml.TakeHeld());
        sheet.Dispose();
        zip.Dispose();
        await outbox.SendAsync(stream, cancellation);
        await stream.FlushAsync(cancellation);
    }

    /// <summary>Lets go of what is held. Nothing more is sent.</summary>
    public void Dispose()
    {
        sheet.Dispose();
        zip.Dispose();
        outbox.Dispose();
    }

    private Stream Open(string part)
    {
        var entry = zip.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = Undated;
        return entry.Open();
    }
}
