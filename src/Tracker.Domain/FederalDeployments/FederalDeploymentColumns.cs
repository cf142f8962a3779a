using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.FederalDeployments;

public static class FederalDeploymentColumns
{
    public static RecordType<FederalDeployment, FederalDeploymentInput> Type { get; } = new(r => new FederalDeployment(r), new FederalDeploymentInputValidator())
    {
        Slug = "federal-deployment",
        RefPrefix = "dep",
        Name = "Federal deployment",
        PluralName = "Federal deployments",
        About = "Border Patrol, CBP, ICE, the National Guard or other forces sent to a place for immigration enforcement.",
        Terms = ["border-interior", "border-interior/national-guard"],
        TermFrom = d => RecordColumn.Split(d.Forces).Contains("national_guard", StringComparer.Ordinal) ? "border-interior/national-guard" : null,
        Headline = ["operation", "forces", "started_on", "ended_on"],
        OwnColumns =
        [
            CodeSet<FederalDeploymentInput, FederalForce>("forces", "Forces", d => d.Forces) with { Required = true },
            Text<FederalDeploymentInput>("operation", "Name of the operation", d => d.OperationName, FederalDeployment.OperationMaxLength) with { Group = What },
            Code<FederalDeploymentInput, LocalRole>("local_role", "What local agencies did", d => d.LocalRole),
            Number<FederalDeploymentInput>("reported_agents", "Agents, as reported", d => d.ReportedAgents) with { MaxLength = 6 },
            RecordColumns.StartedOn,
            RecordColumns.EndedOn,
        ],
    };
}
