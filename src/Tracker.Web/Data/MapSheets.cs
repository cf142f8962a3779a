using System.Collections.Concurrent;
using Tracker.Domain.Maps.Drawing;

namespace Tracker.Web.Data;

/// <summary>The outlines that maps are drawn from, read and laid out once: they travel with the program and never change while it runs.</summary>
public sealed class MapSheets
{
    private const double StepsPerUnit = 2;
    private const double LeastArea = 0.6;
    private const double LeastAreaOfSmall = 3;

    private readonly Lazy<MapShapes> _shapes = new(Read);
    private readonly Lazy<MapSheet> _country;
    private readonly Lazy<MapSheet> _small;
    private readonly ConcurrentDictionary<string, MapSheet> _states = new(StringComparer.Ordinal);

    public MapSheets()
    {
        _country = new(() => MapSheet.OfCountry(Shapes, StepsPerUnit, LeastArea));
        _small = new(() => MapSheet.OfCountry(Shapes, 1, LeastAreaOfSmall));
    }

    public MapShapes Shapes => _shapes.Value;

    public MapSheet Country => _country.Value;

    /// <summary>The country for a picture half as wide, in less detail.</summary>
    public MapSheet Small => _small.Value;

    /// <summary>The sheet of a state by its two digits; of one without counties, such as Guam, that of the country.</summary>
    public MapSheet OfState(string state) => _states.GetOrAdd(state, s => Shapes.States.Any(o => o.Geoid == s) ? MapSheet.OfState(Shapes, s) : Country);

    private static MapShapes Read()
    {
        using var file = File.OpenRead(Path.Combine(ReferenceDataLoader.Folder, "geography", "counties.topojson"));
        return MapShapes.Read(file);
    }
}
