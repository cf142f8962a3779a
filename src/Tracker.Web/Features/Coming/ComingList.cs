using Tracker.Domain;
using Tracker.Domain.Coming;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Coming;

/// <summary>Which coming dates: the filters of <c>/coming</c> and its twins.</summary>
public sealed record ComingFilter(IReadOnlyList<string> States, ComingKind? Kind, DateOnly Today)
{
    public static ComingFilter From(QueryValues query, DateOnly today) => new(query.States(), query.Code<ComingKind>("kind"), today);
}

/// <summary>A coming date as one line, ready to show.</summary>
/// <param name="Title">Whose it is: the record's title.</param>
/// <param name="Recorded">The day the record was last changed, in UTC.</param>
public sealed record ComingLine(ComingDate Date, RecordType Type, string Title, Jurisdiction Place, string FullPlace, string? Summary, int Version, DateOnly Recorded)
{
    public string Kind => Codes<ComingKind>.Of(Date.Kind);

    public string KindLabel => Codes<ComingKind>.LabelOf(Date.Kind);

    public string Url => "/records/" + Date.RecordRef;
}

/// <summary>Coming dates with the titles of their records: one page of them, or all, a thousand at a time.</summary>
public sealed class ComingList(TrackerDbContext db, ReferenceCache reference, ComingDatesQuery dates)
{
    private const int AtOnce = 1_000;

    public Task<IReadOnlyList<PlacedDate>> DatesAsync(ComingFilter filter, CancellationToken cancellation) => dates.FromAsync(filter.States, filter.Kind, filter.Today, cancellation);

    public async IAsyncEnumerable<ComingLine> AllAsync(ComingFilter filter, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var chunk in (await DatesAsync(filter, cancellation)).Chunk(AtOnce))
        {
            foreach (var line in await LinesAsync(chunk, cancellation))
            {
                yield return line;
            }
        }
    }

    public async Task<IReadOnlyList<ComingLine>> LinesAsync(IReadOnlyCollection<PlacedDate> some, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var records = await db.RecordsOfAsync(some.Select(d => d.Date.RecordRef), cancellation);
        return some.Where(d => records.ContainsKey(d.Date.RecordRef)).Select(d => LineOf(d, records[d.Date.RecordRef], gazetteer)).ToList();
    }

    private static ComingLine LineOf(PlacedDate date, CooperationRecord record, Gazetteer gazetteer) => new(
        date.Date, record.Type, RecordCard.TitleOf(record, date.Place.Name), date.Place, gazetteer.FullNameOf(date.Place), record.Summary, record.Version, DateOnly.FromDateTime(record.UpdatedAtUtc));
}
