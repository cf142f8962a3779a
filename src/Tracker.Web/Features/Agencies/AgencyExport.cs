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
public sealed class AgencyExport(TrackerDbContext db, ReferenceCache reference)
{
    private const int AtOnce = 1_000;

    private static readonly TableColumn<AgencyRow>[] Columns =
    [
        new("ref", a => a.Ref),
        new("name", a => a.Name),
        new("kind", a => Codes<AgencyKind>.Of(a.Kind)),
        new("geoid", a => a.Home.Geoid.Value),
        new("state", a => a.Home.StateCode),
        new("jurisdiction", a => a.Home.LegalName),
        new("ori", a => a.Ori),
        new("former_names", a => string.Join(RecordColumn.Separator, a.OtherNames)) { WriteJson = (json, a) => TableFile.WriteList(json, a.OtherNames) },
        new("records", a => a.Records.ToString(CultureInfo.InvariantCulture), ColumnKind.Number),
    ];

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
}
