namespace Tracker.Domain.Jurisdictions;

/// <summary>The four levels of the Census geography that are governments.</summary>
public enum JurisdictionLevel
{
    [Label("State or territory")] State,
    [Label("County or equivalent")] County,
    [Label("Place")] Place,
    [Label("County subdivision")] CountySubdivision,
}
