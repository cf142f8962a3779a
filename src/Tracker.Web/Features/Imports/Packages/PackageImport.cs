using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Packages;

/// <summary>
/// Fills an empty tracker with a data package: sources, agencies, records of every kind, checks and published lists, under the references
/// they had, as one save. Geography and taxonomy are the program's own. Whatever cannot be read is named, and then nothing is written.
/// </summary>
internal sealed class PackageImport(TrackerDbContext db, ReferenceCache reference, StarterRecords starter, TableLimits limits, TimeProvider clock)
{
    private const int AtOnce = 500;
    private const int MostErrors = 50;

    private readonly List<RowError> _errors = [];
    private readonly HashSet<string> _refs = new(StringComparer.Ordinal);
    private int _rows;
    private int _unchanged;

    /// <param name="apply">Whether it is written; otherwise all is tried, and taken back.</param>
    public async Task<PackageReport> ReadAsync(string fileName, Stream file, Actor actor, bool apply, CancellationToken cancellation)
    {
        try
        {
            using var tables = new PackageTables(file, limits);
            return !tables.IsPackage ? PackageReport.Of(fileName, $"This ZIP archive is no data package: it has no {PackageTables.Describer}.")
                : await IsFilledAsync(cancellation) ? PackageReport.Of(fileName, "A data package fills an empty tracker, and something is recorded here already. Start with a new data folder and the setting Tracker:StarterRecords=false, or import the package’s files of records one by one.")
                : await FillAsync(fileName, tables, actor, apply, cancellation);
        }
        catch (InvalidDataException)
        {
            return PackageReport.Of(fileName, "This ZIP archive is damaged and cannot be read. Take a new package.");
        }
        catch (UnusableTableException e)
        {
            return PackageReport.Of(fileName, e.Message);
        }
    }

    private async Task<bool> IsFilledAsync(CancellationToken cancellation) =>
        await db.Records.AnyAsync(cancellation) || await db.Checks.AnyAsync(cancellation) || await db.Agencies.AnyAsync(cancellation) || await db.ListSnapshots.AnyAsync(cancellation);

    private async Task<PackageReport> FillAsync(string fileName, PackageTables tables, Actor actor, bool apply, CancellationToken cancellation)
    {
        // What the start has loaded is read again where it is needed.
        db.ChangeTracker.Clear();
        await using var turn = await db.TakeTurnAsync(cancellation);
        var changeSet = new ChangeSet(ChangeOrigin.Import, actor.UserId, actor.Name, $"Filled from the data package {fileName}", clock.Utc());
        db.ChangeSets.Add(changeSet);
        await db.SaveChangesAsync(cancellation);
        try
        {
            await WriteAsync(tables, changeSet, cancellation);
        }
        catch (PackageFault fault)
        {
            Fault(fault.Error);
        }

        if (!apply || _errors.Count > 0)
        {
            return new PackageReport(fileName, _rows, _rows - _unchanged - _errors.Count, _unchanged, _errors, null, null);
        }

        await starter.PassOverAsync(cancellation);
        await db.SaveChangesAsync(changeSet, cancellation);
        await turn.CommitAsync(cancellation);
        return new PackageReport(fileName, _rows, _rows - _unchanged, _unchanged, _errors, null, changeSet.Id);
    }

    private async Task WriteAsync(PackageTables tables, ChangeSet changeSet, CancellationToken cancellation)
    {
        await WriteSourcesAsync(tables, changeSet, cancellation);
        await using (var bulk = new BulkAdd(db, changeSet))
        {
            await WriteAgenciesAsync(tables, bulk, cancellation);
            foreach (var type in RecordTypes.All)
            {
                await WriteRecordsAsync(tables, type, bulk, cancellation);
            }
        }

        await AddAsync(tables, "checks", CheckOf, changeSet, cancellation);
        await AddAsync(tables, "list-editions", EditionOf, changeSet, cancellation);
        await AddAsync(tables, "listings", ListingOf, changeSet, cancellation);
        await foreach (var lot in RowsAsync(tables, "list-rows", cancellation).Chunk(AtOnce).WithCancellation(cancellation))
        {
            await PreparedInsert.WriteAsync(db, lot.Select(r => ListedRowOf(r.Row)).ToList(), PreparedInsert.OnConflict.Fail, cancellation);
        }
    }

    /// <summary>Sources that every tracker begins with are there already, and take what the package says of them.</summary>
    private async Task WriteSourcesAsync(PackageTables tables, ChangeSet changeSet, CancellationToken cancellation)
    {
        var known = await db.Sources.AsNoTracking().ToDictionaryAsync(s => s.Ref, StringComparer.Ordinal, cancellation);
        await foreach (var lot in RowsAsync(tables, "sources", cancellation).Select(r => r.Row).Chunk(AtOnce).WithCancellation(cancellation))
        {
            foreach (var row in lot)
            {
                Describe(row, known);
            }

            await SaveAsync(changeSet, cancellation);
        }
    }

    private void Describe(PackageRow row, Dictionary<string, Source> known)
    {
        var input = new SourceInput { Title = row.Cell("title"), Publisher = row.Cell("publisher"), Kind = row.Cell("kind"), PublishedOn = row.Cell("published_on"), Url = row.Cell("url"), ArchiveUrl = row.Cell("archive_url") }.Tidied();
        var found = known.GetValueOrDefault(row.Filled("ref"));
        if (found is { AwaitsIdentification: true } && input.Title is null)
        {
            _unchanged++;
            return;
        }

        var problems = new SourceInputValidator().Validate(input).Errors;
        if (problems.Count > 0)
        {
            Fault(row.Wrong("title", problems[0].ErrorMessage).Error);
            return;
        }

        if (found is not null)
        {
            db.Attach(found);
        }

        var source = found ?? new Source(Ref(row, Source.RefPrefix));
        source.Describe(input);
        if (found is null)
        {
            db.Add(source);
        }
        else if (db.Entry(found).State == EntityState.Unchanged)
        {
            _unchanged++;
        }
    }

    private async Task WriteAgenciesAsync(PackageTables tables, BulkAdd bulk, CancellationToken cancellation)
    {
        await foreach (var lot in RowsAsync(tables, "agencies", cancellation).Select(r => r.Row).Chunk(AtOnce).WithCancellation(cancellation))
        {
            var composed = bulk.Compose();
            foreach (var row in lot)
            {
                var agency = new Agency(Ref(row, Agency.RefPrefix), row.Filled("name"), row.Read<AgencyKind>("kind", Code<AgencyKind>, "kind of agency"), await PlaceAsync(row, cancellation));
                if (row.Cell("ori") is { } ori)
                {
                    agency.BeKnownBy(Agency.IsOri(ori) ? ori : throw row.Wrong("ori", $"“{ori}” is no ORI: it has nine capital letters and digits."));
                }

                foreach (var name in RecordColumn.Split(row.Cell("former_names")))
                {
                    agency.AlsoCalled(name);
                }

                composed.Add(agency);
            }

            await bulk.WriteAsync(composed, cancellation);
        }
    }

    private async Task WriteRecordsAsync(PackageTables tables, RecordType type, BulkAdd bulk, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var terms = await reference.TermsAsync(cancellation);
        await foreach (var lot in RowsAsync(tables, type.Slug, cancellation).Chunk(AtOnce).WithCancellation(cancellation))
        {
            var inputs = lot.Select(r => (r.Row, Input: InputOf(type, r.Columns, r.Row))).ToList();
            using var shelf = await db.ShelfAsync(inputs.SelectMany(i => i.Input.Sources).ToList(), db.DrawRefs(), cancellation);
            var agencies = await AgenciesAsync(lot.Select(r => r.Row.Cell(RecordDataTables.AgencyRef)).OfType<string>().Distinct(StringComparer.Ordinal).ToList(), cancellation);
            // Whose agency it is, its reference says; the judge only sees to the rest.
            var judge = new RecordJudge(gazetteer, terms, new AgencyDirectory([]), shelf);
            var composed = bulk.Compose();
            foreach (var (row, input) in inputs)
            {
                Add(composed, type, row, judge.Judge(type, input), agencies);
            }

            await bulk.WriteAsync(composed, cancellation);
        }
    }

    private void Add(BulkAdd.Composed composed, RecordType type, PackageRow row, RecordDraft draft, Dictionary<string, AgencyChoice> agencies)
    {
        var agencyRef = row.Cell(RecordDataTables.AgencyRef);
        if (!draft.IsSound)
        {
            draft.Problems.Take(1).ToList().ForEach(p => Fault(new RowError(row.Number, $"{row.Table}.{p.Column}", p.Value, p.Message)));
        }
        else if ((agencyRef is null) != (draft.Input.Agency is null) || (agencyRef is not null && !agencies.ContainsKey(agencyRef)))
        {
            Fault(row.Wrong(RecordDataTables.AgencyRef, "This is no agency of agencies.csv.").Error);
        }
        else
        {
            var record = type.NewRecord(Ref(row, type.RefPrefix));
            RecordWriter.Fill(record, draft with { Agency = agencyRef is null ? null : agencies[agencyRef] });
            record.BeRestored(row.Read<int>("version", Number, "version"), row.Read<DateOnly>("updated_on", Day, "day").ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
            composed.AddRestored(record);
        }
    }

    private static RecordInput InputOf(RecordType type, IReadOnlySet<string> columns, PackageRow row)
    {
        var input = new GivenCells(columns, row.Cell).WriteOver(type.NewInput(), type);
        for (var i = 0; i < input.Sources.Count; i++)
        {
            input.Sources[i].SourceRef = row.Cell(RecordDataTables.SourceRef(i + 1));
        }

        return input;
    }

    private Task<Dictionary<string, AgencyChoice>> AgenciesAsync(List<string> refs, CancellationToken cancellation) => db.Agencies.AsNoTracking().Where(a => refs.Contains(a.Ref))
        .ToDictionaryAsync(a => a.Ref, a => new AgencyChoice(a.Ref, a.Name, a.Kind, a.HomeGeoid, IsNew: false), StringComparer.Ordinal, cancellation);

    private async Task AddAsync<T>(PackageTables tables, string table, Func<PackageRow, Gazetteer, T> make, ChangeSet changeSet, CancellationToken cancellation) where T : class
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        await foreach (var lot in RowsAsync(tables, table, cancellation).Select(r => r.Row).Chunk(AtOnce).WithCancellation(cancellation))
        {
            db.AddRange(lot.Select(r => make(r, gazetteer)));
            await SaveAsync(changeSet, cancellation);
        }
    }

    private async Task SaveAsync(ChangeSet changeSet, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(changeSet, cancellation);
        }
        catch (DbUpdateException)
        {
            throw new PackageFault(new RowError(0, PackageTables.Describer, null, "Rows of the package point at things that are not in it. The package was changed; take a new one."));
        }

        db.ChangeTracker.Clear();
        db.Attach(changeSet);
    }

    private Check CheckOf(PackageRow row, Gazetteer gazetteer) => new(
        Ref(row, Check.RefPrefix), Place(row, gazetteer), RecordTypes.Find(row.Filled("topic"))?.Slug ?? throw row.Wrong("topic", "This is no kind of record."),
        row.Read<DateOnly>("checked_on", Day, "day"), row.Filled("source_1_ref"), row.Cell("note"));

    private static ListSnapshot EditionOf(PackageRow row, Gazetteer gazetteer) =>
        new(row.Filled("list"), row.Read<DateOnly>("observed_on", Day, "day"), row.Filled("file_sha256"), row.Filled("file_name"), row.Read<int>("rows", Number, "number"));

    private static Listing ListingOf(PackageRow row, Gazetteer gazetteer)
    {
        var (first, last) = (row.Read<DateOnly>("first_seen_on", Day, "day"), row.Read<DateOnly>("last_seen_on", Day, "day"));
        var listing = new Listing(row.Filled("record"), row.Filled("list"), first);
        if (row.Cell("stands_after") is not null)
        {
            listing.Stand(first, row.Read<DateOnly>("stands_after", Day, "day"));
            listing.StandNonetheless();
        }

        listing.Stand(first, last);
        listing.RestElsewhere(row.Cell("date_elsewhere") is null ? null : row.Read<PartialDate>("date_elsewhere", t => PartialDate.TryParse(t, out var date) ? date : null, "date"));
        return listing;
    }

    private static ListedRow ListedRowOf(PackageRow row)
    {
        var listed = new ListedRow(row.Filled("list"), row.Read<DateOnly>("observed_on", Day, "day"), row.Filled("file_sha256"), row.Read<int>("row", Number, "number"))
        {
            State = row.Cell("state") ?? "",
            Agency = row.Cell("agency") ?? "",
            AgencyType = row.Cell("agency_type") ?? "",
            County = row.Cell("county"),
            Model = row.Cell("model") ?? "",
            SignedOn = row.Cell("signed_on") ?? "",
            MoaUrl = row.Cell("moa_url"),
            AddendumUrl = row.Cell("addendum_url"),
        };
        listed.BeFoundToBe(row.Cell("record"));
        return listed;
    }

    private async IAsyncEnumerable<(IReadOnlySet<string> Columns, PackageRow Row)> RowsAsync(PackageTables tables, string table, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in tables.RowsAsync(table, cancellation))
        {
            _rows++;
            yield return row;
        }
    }

    private void Fault(RowError error)
    {
        _errors.Add(error);
        if (_errors.Count == MostErrors)
        {
            throw new PackageFault(new RowError(0, PackageTables.Describer, null, "There is more; mend these first."));
        }
    }

    private string Ref(PackageRow row, string prefix)
    {
        var given = row.Filled("ref");
        return given.Length > RecordRef.MaxLength || !given.StartsWith(prefix + "-", StringComparison.Ordinal) ? throw row.Wrong("ref", $"“{given}” is no such reference.")
            : _refs.Add(given) ? given : throw row.Wrong("ref", $"“{given}” stands here twice.");
    }

    private async Task<GeoId> PlaceAsync(PackageRow row, CancellationToken cancellation) => Place(row, await reference.GazetteerAsync(cancellation));

    private static GeoId Place(PackageRow row, Gazetteer gazetteer) =>
        GeoId.TryParse(row.Filled("geoid"), out var geoid) && gazetteer.Find(geoid) is not null ? geoid : throw row.Wrong("geoid", $"No jurisdiction has the GEOID “{row.Cell("geoid")}”.");

    private static TEnum? Code<TEnum>(string text) where TEnum : struct, Enum => Codes<TEnum>.TryParse(text, out var value) ? value : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 0 ? number : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
