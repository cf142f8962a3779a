using Tracker.Domain.Records;

namespace Tracker.Domain.Agencies;

/// <summary>What a file says of an agency: one to be made, or what would be added to one that is there.</summary>
/// <param name="HomeName">Where it is at home, in full.</param>
/// <param name="Ori">The identifier to add; null when nothing is to be added.</param>
/// <param name="OtherNames">The names to add.</param>
public sealed record AgencyDraft(AgencyChoice Agency, string HomeName, string? Ori, IReadOnlyList<string> OtherNames)
{
    /// <summary>Its name, kind and home are written too, to an agency that is there.</summary>
    public bool Restates { get; init; }

    public Agencies.Agency Make()
    {
        var agency = new Agencies.Agency(Agency.Ref, Agency.Name, Agency.Kind, Agency.Home);
        WriteTo(agency);
        return agency;
    }

    /// <summary>The agency's other names must be loaded.</summary>
    public void WriteTo(Agencies.Agency agency)
    {
        if (Restates)
        {
            agency.Rename(Agency.Name);
            agency.Correct(Agency.Kind, Agency.Home);
        }

        if (Ori is not null)
        {
            agency.BeKnownBy(Ori);
        }

        foreach (var name in OtherNames)
        {
            agency.AlsoCalled(name);
        }
    }
}
