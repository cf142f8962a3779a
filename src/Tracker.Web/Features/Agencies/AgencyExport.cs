using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Agencies;

/// <summary>One agency as the list and its twins show it.</summary>
public sealed record AgencyRow(string Ref, string Name, AgencyKind Kind, Jurisdiction Home, string HomeName, string? Ori, IReadOnlyList<string> OtherNames, int Records);

/// <summary>Reads filtered agencies, and writes them, a thousand at a time.</summary>
public sealed class AgencyExport(TrackerDbContext db, ReferenceCache reference) : IDataTables
{
    private const int AtOnce = 1_000;

    private static readonly TableColumn<AgencyRow>[] Columns =
    [
        Column(new("ref", "The agency’s permanent reference.") { Required = true }, a => a.Ref),
        Column(new("name", "Its full name.") { Required = true }, a => a.Name),
        Column(new("kind", "What kind of agency it is.", DataKind.Code) { Required = true, Codes = Codes<AgencyKind>.All }, a => Codes<AgencyKind>.Of(a.Kind)),
        Column(new("geoid", "The Census GEOID of the jurisdiction where it is at home.") { Required = true, Pattern = "[0-9]{2,10}" }, a => a.Home.Geoid.Value),
        Column(new("state", "The state’s two-letter code.") { Required = true }, a => a.Home.StateCode),
        Column(new("jurisdiction", "The name of the jurisdiction where it is at home.") { Required = true }, a => a.Home.LegalName),
        Column(new("ori", "The FBI’s identifier of the agency, nine capital letters and digits.") { Pattern = "[A-Z0-9]{9}" }, a => a.Ori),
        Column(new("former_names", "Names it had before or was printed under.", DataKind.List), a => string.Join(RecordColumn.Separator, a.OtherNames)) with { Kind = ColumnKind.Text, WriteJson = (json, a) => TableFile.WriteList(json, a.OtherNames) },
        Column(new("records", "How many records it has.", DataKind.WholeNumber) { Required = true, Derived = true }, a => a.Records.ToString(CultureInfo.InvariantCulture)),
    ];

    public int Place => 10;

    public Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DataTable>>(
    [
        new("agencies", "Agencies", "A sheriff, police department, jail or the like, at home in one jurisdiction.", TableFile.About(Columns), (s, c) => TableFile.WriteCsvAsync(Columns, AllAsync(new AgencyFilter(), c), s, c))
        {
            Links = [new("geoid", "jurisdictions", "geoid")],
        },
    ]);

    public Task WriteAsync(TableFormat format, AgencyFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, AllAsync(filter, cancellation), output, cancellation);

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

    private static TableColumn<AgencyRow> Column(DataColumn about, Func<AgencyRow, string?> read) => TableColumn<AgencyRow>.Of(about, read);
}
