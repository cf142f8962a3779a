namespace Tracker.Domain.Jurisdictions;

/// <summary>
/// Whether a jurisdiction lies within 100 miles of the external boundary of the United States, by 8 CFR 287.1(a)(2).
/// Computed from geometry and never typed in; the method and its limits are on the page /border-zone.
/// </summary>
public enum BorderZone
{
    [Label("Outside")] None,
    [Label("Partly inside")] Partly,
    [Label("Wholly inside")] Wholly,
}
