using System.Globalization;
using System.Security.Cryptography;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Data;

/// <summary>
/// Loads geography, taxonomy and the known sources from the files that travel with the program, each edition once.
/// What editors have changed of a source stays changed.
/// </summary>
public sealed class ReferenceDataLoader(TrackerDbContext db, TimeProvider clock)
{

    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    /// <summary>True when anything was loaded.</summary>
    public async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        var geography = await OnceAsync("geography", LoadGeographyAsync, cancellation);
        var taxonomy = await OnceAsync("taxonomy", LoadTaxonomyAsync, cancellation);
        var lists = await OnceAsync("lists", LoadListsAsync, cancellation);
        return geography || taxonomy || lists;
    }

    /// <summary>Runs in one transaction with the mark that says it is done, so that a kill leaves nothing half-loaded.</summary>
    private async Task<bool> OnceAsync(string folder, Func<CancellationToken, Task> load, CancellationToken cancellation)
    {
        var edition = EditionOf(folder);
        var file = await db.ReferenceFiles.FindAsync([folder], cancellation);
        if (file?.Sha256 == edition)
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await load(cancellation);
        if (file is null)
        {
            db.ReferenceFiles.Add(new ReferenceFile(folder, edition));
        }
        else
        {
            file.BeLoaded(edition);
        }

        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task LoadGeographyAsync(CancellationToken cancellation)
    {
        var states = Rows("geography/states.csv").Select(r => Make(r, JurisdictionLevel.State, r["usps"], null)).ToList();
        var counties = Rows("geography/counties.csv").Select(r => Make(r, JurisdictionLevel.County, r["state"], r["parent"])).ToList();
        var places = Rows("geography/places.csv").Select(r => Make(r, JurisdictionLevel.Place, r["state"], r["parent"])).ToList();
        var subdivisions = Rows("geography/county_subdivisions.csv").Select(r => Make(r, JurisdictionLevel.CountySubdivision, r["state"], r["parent"])).ToList();
        var stateNames = states.ToDictionary(s => s.Geoid, s => s.Name);
        var countyNames = counties.ToDictionary(c => c.Geoid, c => c.Name);
        List<Jurisdiction> all = [.. states, .. counties, .. places, .. subdivisions];
        foreach (var jurisdiction in all)
        {
            var parent = jurisdiction.ParentGeoid is { } geoid ? countyNames.GetValueOrDefault(geoid) : null;
            jurisdiction.BeFoundBy(stateNames[jurisdiction.Geoid.State], parent);
        }

        await PreparedInsert.WriteAsync(db, all, PreparedInsert.OnConflict.Update, cancellation);
    }

    private static Jurisdiction Make(Dictionary<string, string> row, JurisdictionLevel level, string state, string? parent)
    {
        var jurisdiction = new Jurisdiction(GeoId.Parse(row["geoid"]), level, row["kind"], row["name"], row.GetValueOrDefault("legal_name", row["name"]), state, parent is null ? null : GeoId.Parse(parent));
        jurisdiction.LieAt(Decimal(row["latitude"]), Decimal(row["longitude"]));
        jurisdiction.LieInBorderZone(Codes<BorderZone>.Parse(row["border_zone"]), Decimal(row["border_km"]));
        if (row.GetValueOrDefault("same_government_as") is { Length: > 0 } county)
        {
            jurisdiction.BeSameGovernmentAs(GeoId.Parse(county));
        }

        return jurisdiction;
    }

    private async Task LoadTaxonomyAsync(CancellationToken cancellation)
    {
        var sections = Rows("taxonomy/sections.csv").Select(r => new TaxonomySection(Number(r["number"]), r["title"]));
        var terms = Rows("taxonomy/terms.csv").Select((r, i) => new TaxonomyTerm(r["slug"], Number(r["section"]), i, r["name"], r["covers"]));
        var claims = Rows("taxonomy/claims.csv").Select((r, i) => new Claim(i + 1, Number(r["section"]), r["text"], r["cites"]));
        await PreparedInsert.WriteAsync(db, sections.ToList(), PreparedInsert.OnConflict.Update, cancellation);
        await PreparedInsert.WriteAsync(db, terms.ToList(), PreparedInsert.OnConflict.Update, cancellation);
        await PreparedInsert.WriteAsync(db, claims.ToList(), PreparedInsert.OnConflict.Update, cancellation);
        foreach (var row in Rows("taxonomy/sources.csv"))
        {
            await AddSourceAsync(Source.FoundingDocument, s => s.Describe(Describe(row)), cancellation);
        }

        foreach (var row in Rows("taxonomy/cited_sources.csv"))
        {
            await AddSourceAsync($"source-cited-{row["number"]}", s => s.BeCitedAs(Number(row["number"]), row["cited_for"]), cancellation);
        }

        await db.SaveChangesAsync(Starter("The founding document and the sources it cites"), cancellation);
    }

    private async Task LoadListsAsync(CancellationToken cancellation)
    {
        foreach (var row in Rows("lists/published_lists.csv"))
        {
            var sourceRef = $"source-{row["slug"]}";
            await AddSourceAsync(sourceRef, s => s.Describe(Describe(row)), cancellation);
            if (await db.PublishedLists.FindAsync([row["slug"]], cancellation) is null)
            {
                db.Add(new PublishedList(row["slug"], row["name"], sourceRef));
            }
        }

        await db.SaveChangesAsync(Starter("Published lists that are followed"), cancellation);
    }

    private async Task AddSourceAsync(string sourceRef, Action<Source> describe, CancellationToken cancellation)
    {
        if (await db.Sources.FindAsync([sourceRef], cancellation) is null)
        {
            var source = new Source(sourceRef);
            describe(source);
            db.Add(source);
        }
    }

    private ChangeSet Starter(string reason) => new(ChangeOrigin.Starter, null, "Tracker", reason, clock.Utc());

    private static SourceInput Describe(Dictionary<string, string> row) =>
        new() { Title = row["title"], Publisher = row["publisher"], Kind = row["kind"], Url = row["url"] };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static double Decimal(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static List<Dictionary<string, string>> Rows(string file)
    {
        using var stream = File.OpenRead(Path.Combine(Folder, file));
        using var table = TableReader.Open(stream, file);
        var headers = new TableHeaders(table.Headers);
        return table.Rows.Select(r => r.Problem is null
            ? headers.Printed.ToDictionary(h => h, h => headers.Cell(r, h).Text, StringComparer.Ordinal)
            : throw new InvalidDataException($"{file}, row {r.Number} {r.Problem}")).ToList();
    }

    private static string EditionOf(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([(byte)FoldedName.Edition]);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, folder), "*.csv").Order(StringComparer.Ordinal))
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
