using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Agencies;

/// <summary>One agency as the list and its twins show it.</summary>
public sealed record AgencyRow(string Ref, string Name, AgencyKind Kind, Jurisdiction Home, string HomeName, string? Ori, IReadOnlyList<string> OtherNames, int Records);

/// <summary>Reads filtered agencies, and writes them as CSV or JSON, a thousand at a time.</summary>
public sealed class AgencyExport(TrackerDbContext db, ReferenceCache reference)
{
    private const int AtOnce = 1_000;

    public async Task WriteCsvAsync(AgencyFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var writer = new CsvTableWriter(output);
        writer.WriteHeader(["ref", "name", "kind", "geoid", "state", "jurisdiction", "ori", "former_names", "records"], [false, false, false, false, false, false, false, false, true]);
        await foreach (var row in AllAsync(filter, cancellation))
        {
            await writer.WriteRowAsync(
                [
                    row.Ref, row.Name, Codes<AgencyKind>.Of(row.Kind), row.Home.Geoid.Value, row.Home.StateCode, row.Home.LegalName, row.Ori,
                    string.Join(RecordColumn.Separator, row.OtherNames), row.Records.ToString(CultureInfo.InvariantCulture),
                ],
                cancellation);
        }
    }

    public async Task WriteJsonAsync(AgencyFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        await foreach (var row in AllAsync(filter, cancellation))
        {
            Write(writer, row);
            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
    }

    /// <summary>These agencies in this order, each with its other names and how many records it has.</summary>
    public async Task<IReadOnlyList<AgencyRow>> RowsAsync(IQueryable<Agency> agencies, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var rows = await agencies
            .Select(a => new { a.Ref, a.Name, a.Kind, a.HomeGeoid, a.Ori, Names = a.Aliases.OrderBy(n => n.Name).Select(n => n.Name).ToList(), Records = db.Records.Count(r => r.AgencyRef == a.Ref) })
            .ToListAsync(cancellation);
        return rows.ConvertAll(a => new AgencyRow(a.Ref, a.Name, a.Kind, gazetteer[a.HomeGeoid], gazetteer.FullNameOf(gazetteer[a.HomeGeoid]), a.Ori, a.Names, a.Records));
    }

    private async IAsyncEnumerable<AgencyRow> AllAsync(AgencyFilter filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var refs = await filter.InOrder(filter.Apply(db.Agencies.AsNoTracking(), db), db).Select(a => a.Ref).ToListAsync(cancellation);
        foreach (var chunk in refs.Chunk(AtOnce))
        {
            var rows = (await RowsAsync(db.Agencies.AsNoTracking().Where(a => chunk.Contains(a.Ref)), cancellation)).ToDictionary(a => a.Ref, StringComparer.Ordinal);
            foreach (var agencyRef in chunk.Where(rows.ContainsKey))
            {
                yield return rows[agencyRef];
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, AgencyRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("ref", row.Ref);
        writer.WriteString("name", row.Name);
        writer.WriteString("kind", Codes<AgencyKind>.Of(row.Kind));
        writer.WriteString("geoid", row.Home.Geoid.Value);
        writer.WriteString("state", row.Home.StateCode);
        writer.WriteString("jurisdiction", row.Home.LegalName);
        writer.WriteString("ori", row.Ori);
        writer.WriteStartArray("former_names");
        foreach (var name in row.OtherNames)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteNumber("records", row.Records);
        writer.WriteEndObject();
    }
}
