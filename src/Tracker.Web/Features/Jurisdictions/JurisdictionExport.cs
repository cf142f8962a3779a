using System.Globalization;
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

/// <summary>Writes filtered jurisdictions, a thousand at a time.</summary>
public sealed class JurisdictionExport(TrackerDbContext db, ReferenceCache reference, JurisdictionSummaries summaries)
{
    private const int AtOnce = 1_000;

    private static readonly TableColumn<JurisdictionRow>[] Columns =
    [
        new("geoid", r => r.Jurisdiction.Geoid.Value),
        new("jurisdiction", r => r.Jurisdiction.LegalName),
        new("name", r => r.Jurisdiction.Name),
        new("full_name", r => r.FullName),
        new("state", r => r.Jurisdiction.StateCode),
        new("level", r => Codes<JurisdictionLevel>.Of(r.Jurisdiction.Level)),
        new("kind", r => r.Jurisdiction.Kind),
        new("parent_geoid", r => r.Jurisdiction.ParentGeoid?.Value),
        new("latitude", r => r.Jurisdiction.Latitude?.ToString("0.#####", CultureInfo.InvariantCulture), ColumnKind.Number),
        new("longitude", r => r.Jurisdiction.Longitude?.ToString("0.#####", CultureInfo.InvariantCulture), ColumnKind.Number),
        new("border_zone", r => r.Jurisdiction.BorderZone is { } zone ? Codes<BorderZone>.Of(zone) : null),
        new("border_km", r => r.Jurisdiction.BorderKilometres?.ToString("0.0", CultureInfo.InvariantCulture), ColumnKind.Number),
        new("status287g", r => r.Status287g),
        new("detainer", r => r.Detainer),
        new("sanctuary", r => r.Sanctuary),
        new("state_law", r => r.StateLaw),
        new("tensions", r => r.Tensions),
        new("records", r => r.Summary.Records.ToString(CultureInfo.InvariantCulture), ColumnKind.Number),
        new("url", r => "/jurisdictions/" + r.Jurisdiction.Geoid.Value),
    ];

    /// <summary>All that pass the filter, or one page of them where the caller asks for a page, as search-as-you-type does.</summary>
    public Task WriteAsync(TableFormat format, JurisdictionFilter filter, Stream output, CancellationToken cancellation, Paging? paging = null) =>
        TableFile.WriteAsync(format, Columns, RowsAsync(filter, paging, cancellation), output, cancellation);

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
}
