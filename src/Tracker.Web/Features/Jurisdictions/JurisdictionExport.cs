using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Jurisdictions;

/// <summary>One jurisdiction as the twins of the list show it.</summary>
public sealed record JurisdictionRow(Jurisdiction Jurisdiction, string FullName, JurisdictionSummary Summary)
{
    public string Status287gLabel => Codes<TopicState>.LabelOf(Summary.Status287g);

    public string DetainerLabels => string.Join(", ", Summary.Detainer.Select(Codes<Domain.DetainerPolicies.DetainerHolds>.LabelOf));

    public string SanctuaryLabels => string.Join(", ", Summary.Sanctuary.Select(Codes<Domain.SanctuaryPolicies.PolicyDirection>.LabelOf));

    public string StateLawLabels => string.Join(", ", Summary.StateLaw.Select(Codes<Domain.SanctuaryPolicies.PolicyDirection>.LabelOf));

    public string TensionLabels => string.Join(", ", Summary.Tensions.Select(Codes<TensionKind>.LabelOf));

    public string Status287g => Codes<TopicState>.Of(Summary.Status287g);

    public string Detainer => string.Join(RecordColumn.Separator, Summary.Detainer.Select(Codes<Domain.DetainerPolicies.DetainerHolds>.Of));

    public string Sanctuary => string.Join(RecordColumn.Separator, Summary.Sanctuary.Select(Codes<Domain.SanctuaryPolicies.PolicyDirection>.Of));

    public string StateLaw => string.Join(RecordColumn.Separator, Summary.StateLaw.Select(Codes<Domain.SanctuaryPolicies.PolicyDirection>.Of));

    public string Tensions => string.Join(RecordColumn.Separator, Summary.Tensions.Select(Codes<TensionKind>.Of));
}

/// <summary>Writes filtered jurisdictions as CSV or JSON, a thousand at a time.</summary>
public sealed class JurisdictionExport(TrackerDbContext db, ReferenceCache reference, JurisdictionSummaries summaries)
{
    private const int AtOnce = 1_000;

    private static readonly (string Name, bool IsNumeric, Func<JurisdictionRow, string?> Read)[] Columns =
    [
        ("geoid", false, r => r.Jurisdiction.Geoid.Value),
        ("jurisdiction", false, r => r.Jurisdiction.LegalName),
        ("name", false, r => r.Jurisdiction.Name),
        ("full_name", false, r => r.FullName),
        ("state", false, r => r.Jurisdiction.StateCode),
        ("level", false, r => Codes<JurisdictionLevel>.Of(r.Jurisdiction.Level)),
        ("kind", false, r => r.Jurisdiction.Kind),
        ("parent_geoid", false, r => r.Jurisdiction.ParentGeoid?.Value),
        ("latitude", true, r => r.Jurisdiction.Latitude?.ToString("0.#####", CultureInfo.InvariantCulture)),
        ("longitude", true, r => r.Jurisdiction.Longitude?.ToString("0.#####", CultureInfo.InvariantCulture)),
        ("border_zone", false, r => r.Jurisdiction.BorderZone is { } zone ? Codes<BorderZone>.Of(zone) : null),
        ("border_km", true, r => r.Jurisdiction.BorderKilometres?.ToString("0.0", CultureInfo.InvariantCulture)),
        ("status287g", false, r => r.Status287g),
        ("detainer", false, r => r.Detainer),
        ("sanctuary", false, r => r.Sanctuary),
        ("state_law", false, r => r.StateLaw),
        ("tensions", false, r => r.Tensions),
        ("records", true, r => r.Summary.Records.ToString(CultureInfo.InvariantCulture)),
        ("url", false, r => "/jurisdictions/" + r.Jurisdiction.Geoid.Value),
    ];

    public async Task WriteCsvAsync(JurisdictionFilter filter, Stream output, CancellationToken cancellation)
    {
        await using var writer = new CsvTableWriter(output);
        writer.WriteHeader([.. Columns.Select(c => c.Name)], [.. Columns.Select(c => c.IsNumeric)]);
        await foreach (var row in RowsAsync(filter, null, cancellation))
        {
            await writer.WriteRowAsync([.. Columns.Select(c => c.Read(row))], cancellation);
        }
    }

    /// <summary>All that pass the filter, or one page of them where the caller asks for a page, as search-as-you-type does.</summary>
    public async Task WriteJsonAsync(JurisdictionFilter filter, Stream output, CancellationToken cancellation, Paging? paging = null)
    {
        await using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartArray();
        await foreach (var row in RowsAsync(filter, paging, cancellation))
        {
            writer.WriteStartObject();
            foreach (var (name, isNumeric, read) in Columns)
            {
                Write(writer, name, isNumeric, read(row));
            }

            writer.WriteEndObject();
            await writer.FlushAsync(cancellation);
        }

        writer.WriteEndArray();
    }

    private async IAsyncEnumerable<JurisdictionRow> RowsAsync(
        JurisdictionFilter filter, Paging? paging, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var query = filter.InOrder(filter.Apply(db), db).Select(j => j.Geoid);
        var geoids = await (paging is null ? query : query.Skip(paging.Skip).Take(paging.PerPage)).ToListAsync(cancellation);
        foreach (var chunk in geoids.Chunk(AtOnce))
        {
            var recorded = await summaries.OfAsync(chunk, filter.AsOf, cancellation);
            foreach (var geoid in chunk)
            {
                var jurisdiction = gazetteer[geoid];
                yield return new JurisdictionRow(jurisdiction, gazetteer.FullNameOf(jurisdiction), recorded[geoid]);
            }
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, bool isNumeric, string? text)
    {
        writer.WritePropertyName(name);
        if (string.IsNullOrEmpty(text))
        {
            writer.WriteNullValue();
        }
        else if (isNumeric)
        {
            writer.WriteRawValue(text);
        }
        else
        {
            writer.WriteStringValue(text);
        }
    }
}
