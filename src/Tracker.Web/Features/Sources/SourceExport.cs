using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>Writes sources, row by row as they are read.</summary>
internal static class SourceExport
{
    private static readonly TableColumn<Source>[] Columns =
    [
        new("ref", s => s.Ref),
        new("title", s => s.Title),
        new("publisher", s => s.Publisher),
        new("kind", s => s.Kind is { } kind ? Codes<SourceKind>.Of(kind) : null),
        new("published_on", s => s.PublishedOn?.ToString(), ColumnKind.Date),
        new("url", s => s.Url),
        new("archive_url", s => s.ArchiveUrl),
        new("cited_number", s => s.CitedNumber?.ToString(CultureInfo.InvariantCulture), ColumnKind.Number),
        new("files", _ => null) { OnlyJson = true, WriteJson = WriteFiles },
    ];

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
}
