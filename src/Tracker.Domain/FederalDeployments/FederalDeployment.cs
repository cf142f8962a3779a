using System.Globalization;
using Tracker.Domain.Records;

namespace Tracker.Domain.FederalDeployments;

public enum FederalForce
{
    [Label("Border Patrol")] BorderPatrol,
    [Label("Other CBP")] CbpOther,
    [Label("ICE")] Ice,
    [Label("Homeland Security Investigations (HSI)")] Hsi,
    [Label("National Guard")] NationalGuard,
    [Label("Other federal agency")] OtherFederal,
}

/// <summary>What the place's own agencies did in a deployment.</summary>
public enum LocalRole
{
    [Label("Joint operation")] Joint,
    [Label("Support")] Support,
    [Label("Informed only")] Informed,
    [Label("None")] None,
    [Label("Opposed it")] Opposed,
}

/// <summary>Federal forces sent to a place for immigration enforcement, away from the border or in unusual number.</summary>
public sealed class FederalDeployment : CooperationRecord
{
    public const int ForcesMaxLength = 200;
    public const int OperationMaxLength = 200;

    private FederalDeployment() { }

    public FederalDeployment(string @ref) : base(@ref) { }

    public override RecordType Type => FederalDeploymentColumns.Type;

    /// <summary>A deployment says nothing of the place until its own agencies take a part in it.</summary>
    public override Direction Direction => LocalRole switch
    {
        FederalDeployments.LocalRole.Joint or FederalDeployments.LocalRole.Support => Direction.Cooperates,
        FederalDeployments.LocalRole.Opposed => Direction.Limits,
        _ => Direction.Unknown,
    };

    /// <summary>Codes of <see cref="FederalForce"/> divided by semicolons.</summary>
    public string Forces { get; private set; } = "";

    public string? OperationName { get; private set; }

    /// <summary>Null where no source tells.</summary>
    public LocalRole? LocalRole { get; private set; }

    /// <summary>How many agents were reported sent.</summary>
    public int? ReportedAgents { get; private set; }

    protected override void TakeDetails(RecordInput input)
    {
        var deployment = (FederalDeploymentInput)input;
        Forces = deployment.Forces!;
        OperationName = deployment.OperationName;
        LocalRole = Codes<LocalRole>.ParseOrNull(deployment.LocalRole);
        ReportedAgents = deployment.ReportedAgents is { } agents ? int.Parse(agents, CultureInfo.InvariantCulture) : null;
        StartedOn = PartialDate.ParseOrNull(deployment.StartedOn);
        EndedOn = PartialDate.ParseOrNull(deployment.EndedOn);
    }

    protected override RecordInput DetailsToInput() => new FederalDeploymentInput
    {
        Forces = Forces,
        OperationName = OperationName,
        LocalRole = LocalRole is { } role ? Codes<LocalRole>.Of(role) : null,
        ReportedAgents = ReportedAgents?.ToString(CultureInfo.InvariantCulture),
        StartedOn = StartedOn?.ToString(),
        EndedOn = EndedOn?.ToString(),
    };
}
