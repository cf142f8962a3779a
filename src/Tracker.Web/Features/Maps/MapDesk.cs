using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Maps;
using Tracker.Domain.Maps.Drawing;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Maps;

/// <summary>Puts together what a filter asks for.</summary>
public sealed class MapDesk(MapQuery query, MapSheets sheets, ReferenceCache reference)
{
    public Task<MapHistory> HistoryAsync(MapFilter filter, CancellationToken cancellation) => query.HistoryAsync(filter.Topic, cancellation);

    public async Task<MapScene> SceneAsync(MapFilter filter, CancellationToken cancellation)
    {
        var history = await query.HistoryAsync(filter.Topic, cancellation);
        var state = await StateAsync(filter, cancellation);
        return MapScene.Of(history, SheetOf(state), state, filter.Day, filter.Show);
    }

    public async Task<Jurisdiction?> StateAsync(MapFilter filter, CancellationToken cancellation) =>
        filter.State is { } code ? (await reference.GazetteerAsync(cancellation)).FindState(code).Found : null;

    public MapSheet SheetOf(Jurisdiction? state) => state is null ? sheets.Country : sheets.OfState(state.Geoid.Value);

    public Task<Gazetteer> GazetteerAsync(CancellationToken cancellation) => reference.GazetteerAsync(cancellation);

    public MapShapes Shapes => sheets.Shapes;
}
