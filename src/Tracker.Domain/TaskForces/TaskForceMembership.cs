using System.Globalization;
using Tracker.Domain.Records;

namespace Tracker.Domain.TaskForces;

public enum TaskForceRole
{
    [Label("Serving administrative warrants")] AdministrativeWarrants,
    [Label("Transport")] Transport,
    [Label("Joint investigations")] JointInvestigation,
    [Label("Intelligence")] Intelligence,
    [Label("Other")] Other,
}

/// <summary>An agency's membership of a standing joint team with federal parties.</summary>
public sealed class TaskForceMembership : CooperationRecord
{
    public const int NameMaxLength = 200;
    public const int PartiesMaxLength = 500;

    private TaskForceMembership() { }

    public TaskForceMembership(string @ref) : base(@ref) { }

    public override RecordType Type => TaskForceMembershipColumns.Type;

    public string TaskForceName { get; private set; } = "";

    public string? LeadAgency { get; private set; }

    public string? FederalParties { get; private set; }

    /// <summary>Codes of <see cref="TaskForceRole"/> divided by semicolons.</summary>
    public string? Roles { get; private set; }

    public int? OfficersAssigned { get; private set; }

    protected override void TakeDetails(RecordInput input)
    {
        var membership = (TaskForceMembershipInput)input;
        TaskForceName = membership.TaskForceName!;
        LeadAgency = membership.LeadAgency;
        FederalParties = membership.FederalParties;
        Roles = membership.Roles;
        OfficersAssigned = membership.OfficersAssigned is { } officers ? int.Parse(officers, CultureInfo.InvariantCulture) : null;
        StartedOn = PartialDate.ParseOrNull(membership.StartedOn);
        EndedOn = PartialDate.ParseOrNull(membership.EndedOn);
    }

    protected override RecordInput DetailsToInput() => new TaskForceMembershipInput
    {
        TaskForceName = TaskForceName,
        LeadAgency = LeadAgency,
        FederalParties = FederalParties,
        Roles = Roles,
        OfficersAssigned = OfficersAssigned?.ToString(CultureInfo.InvariantCulture),
        StartedOn = StartedOn?.ToString(),
        EndedOn = EndedOn?.ToString(),
    };
}
