namespace Tracker.Domain.Jurisdictions;

/// <summary>What the gazetteer says to a name: the jurisdiction, or why there is none and which were near. Near ones are offered, never taken.</summary>
public sealed record PlaceMatch(Jurisdiction? Found, string? Problem = null)
{
    public IReadOnlyList<Jurisdiction> Offered { get; init; } = [];

    public static PlaceMatch Of(Jurisdiction found) => new(found);
}
