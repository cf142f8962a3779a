using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.TaskForces;

public static class TaskForceMembershipColumns
{
    public static RecordType<TaskForceMembership, TaskForceMembershipInput> Type { get; } = new(r => new TaskForceMembership(r), new TaskForceMembershipInputValidator())
    {
        Slug = "task-force",
        RefPrefix = "tf",
        Name = "Task-force membership",
        PluralName = "Task-force memberships",
        About = "An agency’s place in a standing joint team with federal parties, and its role there.",
        Terms = ["agreements/task-force"],
        Headline = ["task_force", "lead_agency", "started_on", "ended_on"],
        OwnColumns =
        [
            Text<TaskForceMembershipInput>("task_force", "Task force", m => m.TaskForceName, TaskForceMembership.NameMaxLength) with { Required = true, Group = What },
            Text<TaskForceMembershipInput>("lead_agency", "Lead agency", m => m.LeadAgency, TaskForceMembership.NameMaxLength) with { Group = What },
            Text<TaskForceMembershipInput>("federal_parties", "Federal parties", m => m.FederalParties, TaskForceMembership.PartiesMaxLength) with { Group = What },
            CodeSet<TaskForceMembershipInput, TaskForceRole>("roles", "Roles", m => m.Roles),
            Number<TaskForceMembershipInput>("officers_assigned", "Officers assigned", m => m.OfficersAssigned) with { MaxLength = 6 },
            RecordColumns.StartedOn with { Label = "Joined" },
            RecordColumns.EndedOn with { Label = "Left" },
        ],
    };
}
