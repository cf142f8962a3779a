namespace Tracker.Domain.Imports.FbiLee;

/// <summary>The FBI's own types of agency.</summary>
internal enum FbiLeeType
{
    [Label("City")] City,
    [Label("County")] County,
    [Label("University or College")] University,
    [Label("State Police")] StatePolice,
    [Label("Other State Agency")] OtherStateAgency,
    [Label("Tribal")] Tribal,
    [Label("Federal")] Federal,
    [Label("Other")] Other,
}
