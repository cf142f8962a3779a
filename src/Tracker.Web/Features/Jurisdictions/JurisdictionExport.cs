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
public sealed class JurisdictionExport(TrackerDbContext db, ReferenceCache reference, JurisdictionSummaries summaries, TimeProvider clock) : IDataTables
{
    private const int AtOnce = 1_000;

    private static readonly TableColumn<JurisdictionRow>[] Columns =
    [
        Column(new("geoid", "The Census GEOID, as text with its zeros: 2 digits a state, 5 a county, 7 a place, 10 a county subdivision.") { Required = true, Pattern = "[0-9]{2,10}" }, r => r.Jurisdiction.Geoid.Value),
        Column(new("jurisdiction", "Its legal name.") { Required = true }, r => r.Jurisdiction.LegalName),
        Column(new("name", "Its name in short.") { Required = true }, r => r.Jurisdiction.Name),
        Column(new("full_name", "Its name with county and state, as pages show it.") { Required = true }, r => r.FullName),
        Column(new("state", "The state’s two-letter code.") { Required = true }, r => r.Jurisdiction.StateCode),
        Column(new("level", "State, county, place or county subdivision.", DataKind.Code) { Required = true, Codes = Codes<JurisdictionLevel>.All }, r => Codes<JurisdictionLevel>.Of(r.Jurisdiction.Level)),
        Column(new("kind", "The Census Bureau’s word for what it is: county, parish, city, town."), r => r.Jurisdiction.Kind),
        Column(new("parent_geoid", "The jurisdiction it lies in.") { Pattern = "[0-9]{2,10}" }, r => r.Jurisdiction.ParentGeoid?.Value),
        Column(new("latitude", "Of a point inside, in degrees north (WGS 84).", DataKind.Number), r => r.Jurisdiction.Latitude?.ToString("0.#####", CultureInfo.InvariantCulture)),
        Column(new("longitude", "Of a point inside, in degrees east (WGS 84).", DataKind.Number), r => r.Jurisdiction.Longitude?.ToString("0.#####", CultureInfo.InvariantCulture)),
        Column(new("border_zone", "Whether it lies in the 100-mile border zone.", DataKind.Code) { Codes = Codes<BorderZone>.All }, r => r.Jurisdiction.BorderZone is { } zone ? Codes<BorderZone>.Of(zone) : null),
        Column(new("border_km", "Kilometres to the nearest border or coast.", DataKind.Number), r => r.Jurisdiction.BorderKilometres?.ToString("0.0", CultureInfo.InvariantCulture)),
        Column(new("status287g", "The state of 287(g) agreements there on the day.", DataKind.Code) { Codes = Codes<TopicState>.All, Required = true, Derived = true }, r => r.Status287g),
        Column(new("detainer", "What its detainer policies in force do.", DataKind.List) { Codes = Codes<Domain.DetainerPolicies.DetainerHolds>.All, Derived = true }, r => r.Detainer) with { Kind = ColumnKind.Text },
        Column(new("sanctuary", "Which way its sanctuary or limiting policies in force point.", DataKind.List) { Codes = Codes<Domain.SanctuaryPolicies.PolicyDirection>.All, Derived = true }, r => r.Sanctuary) with { Kind = ColumnKind.Text },
        Column(new("state_law", "What the state’s law in force imposes on it.", DataKind.List) { Codes = Codes<Domain.SanctuaryPolicies.PolicyDirection>.All, Derived = true }, r => r.StateLaw) with { Kind = ColumnKind.Text },
        Column(new("tensions", "Facts that stand against each other.", DataKind.List) { Codes = Codes<TensionKind>.All, Derived = true }, r => r.Tensions) with { Kind = ColumnKind.Text },
        Column(new("records", "How many records it has.", DataKind.WholeNumber) { Required = true, Derived = true }, r => r.Summary.Records.ToString(CultureInfo.InvariantCulture)),
        Column(new("url", "The path of its page.") { Required = true }, r => "/jurisdictions/" + r.Jurisdiction.Geoid.Value),
    ];

    public int Place => 0;

    public Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DataTable>>(
    [
        new("jurisdictions", "Jurisdictions", "A state, county, city, town or other government, and what is known of it today.", TableFile.About(Columns), (s, c) => TableFile.WriteCsvAsync(Columns, RowsAsync(JurisdictionFilter.From(new QueryValues([]), clock.Day()), null, c), s, c))
        {
            Key = ["geoid"],
            Links = [new("parent_geoid", "", "geoid")],
        },
    ]);

    /// <summary>All that pass the filter, or one page of them where the caller asks for a page, as search-as-you-type does.</summary>
    public Task WriteAsync(TableFormat format, JurisdictionFilter filter, Stream output, CancellationToken cancellation, Paging? paging = null) =>
        TableFile.WriteAsync(format, Columns, RowsAsync(filter, paging, cancellation), output, cancellation);

    /// <summary>As GeoJSON: each at a point inside it.</summary>
    public Task WriteGeoJsonAsync(JurisdictionFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteGeoJsonAsync(Columns, RowsAsync(filter, null, cancellation), r => (r.Jurisdiction.Geoid.Value, r.Jurisdiction.Latitude, r.Jurisdiction.Longitude), output, cancellation);

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

    private static TableColumn<JurisdictionRow> Column(DataColumn about, Func<JurisdictionRow, string?> read) => TableColumn<JurisdictionRow>.Of(about, read);
}
