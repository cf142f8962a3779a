using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>Writes sources, row by row as they are read.</summary>
internal static class SourceExport
{
    private static readonly TableColumn<Source>[] Columns =
    [
        Column(new("ref", "The source’s permanent reference.") { Required = true }, s => s.Ref),
        Column(new("title", "Its title; empty while a source that the founding document cites by number alone awaits identification."), s => s.Title),
        Column(new("publisher", "Who published it."), s => s.Publisher),
        Column(new("kind", "What kind of source it is; empty where nobody has said.", DataKind.Code) { Codes = Codes<SourceKind>.All }, s => s.Kind is { } kind ? Codes<SourceKind>.Of(kind) : null),
        Column(new("published_on", "When it was published.", DataKind.PartialDate), s => s.PublishedOn?.ToString()),
        Column(new("url", "Its address, where it is on the web.", DataKind.Url), s => s.Url),
        Column(new("archive_url", "The address of an archived copy.", DataKind.Url), s => s.ArchiveUrl),
        Column(new("cited_number", "Its number in the founding document, where it has one.", DataKind.WholeNumber), s => s.CitedNumber?.ToString(CultureInfo.InvariantCulture)),
        new("files", _ => null) { OnlyJson = true, WriteJson = WriteFiles },
    ];

    /// <summary>As a table of the data package.</summary>
    public static DataTable Table(TrackerDbContext db) => new(
        "sources", "Sources", "A document, page or list that facts rest on by citation.", TableFile.About(Columns),
        (s, c) => TableFile.WriteCsvAsync(Columns, db.Sources.AsNoTracking().OrderBy(x => x.Ref).AsAsyncEnumerable(), s, c));

    public static Task WriteAsync(TableFormat format, IQueryable<Source> sources, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, sources.Include(s => s.Attachments).OrderBy(s => s.Title).ThenBy(s => s.Ref).AsAsyncEnumerable(), output, cancellation);

    private static void WriteFiles(Utf8JsonWriter writer, Source source)
    {
        writer.WriteStartArray();
        foreach (var file in SourceFile.Of(source))
        {
            writer.WriteStartObject();
            writer.WriteString("name", file.Name);
            writer.WriteString("sha256", file.Sha256);
            writer.WriteString("url", file.Url);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static TableColumn<Source> Column(DataColumn about, Func<Source, string?> read) => TableColumn<Source>.Of(about, read);
}

/// <summary>Sources in the data package. Files that are attached to them are not in it.</summary>
public sealed class SourceDataTables(TrackerDbContext db) : IDataTables
{
    public int Place => 11;

    public Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DataTable>>([SourceExport.Table(db)]);
}
