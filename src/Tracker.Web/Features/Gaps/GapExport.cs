using Tracker.Domain;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Gaps;

/// <summary>Writes the gaps of one kind, as they are found.</summary>
public sealed class GapExport(GapList list)
{
    private static readonly TableColumn<GapTask>[] Columns =
    [
        new("kind", t => t.Kind.Slug),
        new("geoid", t => t.Place.Geoid.Value),
        new("state", t => t.Place.StateCode),
        new("jurisdiction", t => t.Place.LegalName),
        new("level", t => Codes<JurisdictionLevel>.Of(t.Place.Level)),
        new("topic", t => t.Topic.Slug),
        new("ref", t => t.Ref),
        new("found", t => t.Found),
        new("last_seen_on", t => t.LastSeenOn?.ToString(), ColumnKind.Date),
        new("to_do", t => t.ToDo),
        new("url", t => t.Links[0].Url),
    ];

    public Task WriteAsync(TableFormat format, GapFilter filter, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, list.AllAsync(filter, cancellation), output, cancellation);
}
