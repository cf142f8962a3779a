using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads.Packages;

/// <summary>
/// Writes everything that is recorded as one ZIP: a CSV for each table, the dictionary, and what describes them. Table after table and
/// row after row goes straight out, so that memory does not grow with the data; all tables show the same moment.
/// </summary>
public sealed class PackageWriter(DataDictionary dictionary, TrackerDbContext db, CurrentSite site, TimeProvider clock)
{
    public const string FileName = "tracker-data-package.zip";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task WriteAsync(Stream output, CancellationToken cancellation)
    {
        await using var moment = await db.BeginReadingAsync(cancellation);
        var settings = await site.SettingsAsync(cancellation);
        var about = new PackageAbout(settings.Name, settings.Description, (await db.DataVersionAsync(cancellation)).ToString(CultureInfo.InvariantCulture), clock.Utc());
        var tables = await dictionary.TablesAsync(cancellation);
        tables = [.. tables, DataDictionary.TableOf(DataDictionary.RowsOf(tables))];

        await using var zip = await ZipArchive.CreateAsync(output, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await WriteAsync(zip, "README.md", PackageReadMe.Of(about, settings.Licence, tables), cancellation);
        await WriteAsync(zip, CsvwJson.FileName, Text(CsvwJson.Of(about, tables)), cancellation);
        var written = new List<WrittenTable>();
        foreach (var table in tables)
        {
            written.Add(await WriteAsync(zip, table, cancellation));
        }

        await WriteAsync(zip, DataPackageJson.FileName, Text(DataPackageJson.Of(about, written)), cancellation);
    }

    private async Task<WrittenTable> WriteAsync(ZipArchive zip, DataTable table, CancellationToken cancellation)
    {
        await using var entry = await OpenAsync(zip, table.FileName, cancellation);
        await using var measured = new MeasuredStream(entry);
        await table.Write(measured, cancellation);
        return new WrittenTable(table, measured.Written, measured.Sha256());
    }

    private async Task WriteAsync(ZipArchive zip, string name, string text, CancellationToken cancellation)
    {
        await using var entry = await OpenAsync(zip, name, cancellation);
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }

    private Task<Stream> OpenAsync(ZipArchive zip, string name, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = clock.GetUtcNow();
        return entry.OpenAsync(cancellation);
    }

    private static string Text(JsonObject json) => json.ToJsonString(Indented) + "\n";
}
