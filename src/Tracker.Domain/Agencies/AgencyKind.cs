namespace Tracker.Domain.Agencies;

public enum AgencyKind
{
    [Label("Sheriff")] Sheriff,
    [Label("Police")] Police,
    [Label("State police or highway patrol")] StatePolice,
    [Label("Corrections or jail")] Corrections,
    [Label("University or college police")] University,
    [Label("School police")] School,
    [Label("Airport police")] Airport,
    [Label("Constable")] Constable,
    [Label("Marshal")] Marshal,
    [Label("National Guard")] NationalGuard,
    [Label("Tribal agency")] Tribal,
    [Label("Other state agency")] OtherStateAgency,
    [Label("Other")] Other,
}
