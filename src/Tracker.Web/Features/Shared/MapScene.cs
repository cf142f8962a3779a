using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Maps;
using Tracker.Domain.Maps.Drawing;

namespace Tracker.Web.Features.Shared;

/// <summary>A place as the map shows it on the day.</summary>
public sealed record MappedPlace(Jurisdiction Jurisdiction, MapCategory Category, MapSpell Spell);

/// <summary>A category with how many it has on the day, of the country or the one state.</summary>
public sealed record MapTally(MapCategory Category, int Counties, int Places, int States)
{
    public int All => Counties + Places + States;
}

/// <summary>A topic’s map of the country or one state on a day: who is in which category, and the sheet it is drawn on.</summary>
/// <param name="State">Null for the whole country.</param>
/// <param name="Show">Codes of the categories that are coloured; empty for all.</param>
public sealed record MapScene(MapTopic Topic, DateOnly Day, Jurisdiction? State, IReadOnlyList<string> Show, MapSheet Sheet, IReadOnlyList<MappedPlace> Places)
{
    public static MapScene Of(MapHistory history, MapSheet sheet, Jurisdiction? state, DateOnly day, IReadOnlyList<string> show) => new(
        history.Topic, day, state, show, sheet,
        [.. history.Places.Where(p => state is null || p.Jurisdiction.StateCode == state.StateCode).Select(p => Shown(history.Topic, p, day))]);

    public string Where => State?.Name ?? "United States";

    /// <summary>Every category in the order of the legend.</summary>
    public IReadOnlyList<MapTally> Tallies => field ??= Tally();

    public bool IsShown(MapCategory category) => Show.Count == 0 || Show.Contains(category.Code, StringComparer.Ordinal);

    /// <summary>Those with something to tell, or in a category that was asked for: what tables and files list.</summary>
    public IEnumerable<MappedPlace> Listed => Places.Where(p => Show.Count > 0 ? IsShown(p.Category) : !p.Category.IsBlank);

    private static MappedPlace Shown(MapTopic topic, MapPlace place, DateOnly day)
    {
        var spell = place.On(day);
        return new MappedPlace(place.Jurisdiction, topic.Categories[spell.Category], spell);
    }

    private List<MapTally> Tally()
    {
        var counts = Places.CountBy(p => (p.Category, p.Jurisdiction.Level)).ToDictionary();
        return [.. Topic.Categories.Select(c => new MapTally(
            c,
            counts.GetValueOrDefault((c, JurisdictionLevel.County)),
            counts.GetValueOrDefault((c, JurisdictionLevel.Place)) + counts.GetValueOrDefault((c, JurisdictionLevel.CountySubdivision)),
            counts.GetValueOrDefault((c, JurisdictionLevel.State))))];
    }
}
