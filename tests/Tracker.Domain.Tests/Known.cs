using System.Globalization;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Taxonomy;

namespace Tracker.Domain.Tests;

/// <summary>The real gazetteer and taxonomy, read once.</summary>
internal static class Known
{
    private static readonly Lazy<Gazetteer> AllPlaces = new(() => new Gazetteer(Jurisdictions()));

    private static readonly Lazy<TermList> AllTerms = new(() => new TermList(
        Rows("taxonomy/terms.csv").Select((r, i) => new TaxonomyTerm(r["slug"], int.Parse(r["section"], CultureInfo.InvariantCulture), i, r["name"], r["covers"]))));

    public static Gazetteer Gazetteer => AllPlaces.Value;

    public static TermList Terms => AllTerms.Value;

    public static Jurisdiction State(string code) => Gazetteer.FindState(code).Found!;

    public static Jurisdiction Place(string geoid) => Gazetteer[GeoId.Parse(geoid)];

    public static IReadOnlyList<Dictionary<string, string>> Rows(string file)
    {
        using var stream = File.OpenRead(Repository.Data(file));
        using var table = TableReader.Open(stream, file);
        var headers = new TableHeaders(table.Headers);
        return table.Rows.Select(r => headers.Printed.ToDictionary(h => h, h => headers.Cell(r, h).Text, StringComparer.Ordinal)).ToList();
    }

    private static List<Jurisdiction> Jurisdictions() =>
    [
        .. Rows("geography/states.csv").Select(r => Make(r, JurisdictionLevel.State, r["usps"])),
        .. Rows("geography/counties.csv").Select(r => Make(r, JurisdictionLevel.County, r["state"])),
        .. Rows("geography/places.csv").Select(r => Make(r, JurisdictionLevel.Place, r["state"])),
        .. Rows("geography/county_subdivisions.csv").Select(r => Make(r, JurisdictionLevel.CountySubdivision, r["state"])),
    ];

    private static Jurisdiction Make(Dictionary<string, string> row, JurisdictionLevel level, string state)
    {
        GeoId? parent = row.TryGetValue("parent", out var geoid) ? GeoId.Parse(geoid) : null;
        var jurisdiction = new Jurisdiction(GeoId.Parse(row["geoid"]), level, row["kind"], row["name"], row.GetValueOrDefault("legal_name", row["name"]), state, parent);
        jurisdiction.LieAt(double.Parse(row["latitude"], CultureInfo.InvariantCulture), double.Parse(row["longitude"], CultureInfo.InvariantCulture));
        jurisdiction.LieInBorderZone(Codes<BorderZone>.Parse(row["border_zone"]), double.Parse(row["border_km"], CultureInfo.InvariantCulture));
        if (row.GetValueOrDefault("same_government_as") is { Length: > 0 } county)
        {
            jurisdiction.BeSameGovernmentAs(GeoId.Parse(county));
        }

        return jurisdiction;
    }
}
