namespace Tracker.Domain.Jurisdictions;

/// <summary>Distances on the globe.</summary>
public static class Distance
{
    private const double EarthRadiusKilometres = 6_371;

    /// <summary>Great-circle distance by the haversine formula; all arguments in decimal degrees.</summary>
    public static double Kilometres(double latitude1, double longitude1, double latitude2, double longitude2)
    {
        var a = Square(Math.Sin(Radians(latitude2 - latitude1) / 2))
            + (Math.Cos(Radians(latitude1)) * Math.Cos(Radians(latitude2)) * Square(Math.Sin(Radians(longitude2 - longitude1) / 2)));
        return 2 * EarthRadiusKilometres * Math.Asin(Math.Sqrt(a));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double value) => value * value;
}
