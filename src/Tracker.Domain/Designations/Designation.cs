using Tracker.Domain.Records;

namespace Tracker.Domain.Designations;

public enum DesignatingBody
{
    [Label("Department of Justice (DOJ)")] Doj,
    [Label("Department of Homeland Security (DHS)")] Dhs,
    [Label("ICE")] Ice,
    [Label("State government")] State,
    [Label("Organisation")] Organisation,
    [Label("Other")] Other,
}

/// <summary>
/// Somebody's list that names the jurisdiction. A claim about the place, kept apart from what its policies say,
/// so that “listed, but no policy on file” and the reverse can be found.
/// </summary>
public sealed class Designation : CooperationRecord
{
    public const int ListMaxLength = 300;
    public const int WordsMaxLength = 1_000;

    private Designation() { }

    public Designation(string @ref) : base(@ref) { }

    public override RecordType Type => DesignationColumns.Type;

    /// <summary>What others call a place is not what it does.</summary>
    public override Direction Direction => Direction.Unknown;

    public DesignatingBody Body { get; private set; }

    /// <summary>The list as its publisher calls it.</summary>
    public string List { get; private set; } = "";

    public PartialDate? ListedOn { get; private set; }

    public PartialDate? RemovedOn { get; private set; }

    public string? StatedReason { get; private set; }

    /// <summary>What the jurisdiction said to it.</summary>
    public string? Response { get; private set; }

    protected override void TakeDetails(RecordInput input)
    {
        var designation = (DesignationInput)input;
        Body = Codes<DesignatingBody>.Parse(designation.Body!);
        List = designation.List!;
        ListedOn = PartialDate.ParseOrNull(designation.ListedOn);
        RemovedOn = PartialDate.ParseOrNull(designation.RemovedOn);
        StatedReason = designation.StatedReason;
        Response = designation.Response;
        StartedOn = ListedOn;
        EndedOn = RemovedOn;
    }

    protected override RecordInput DetailsToInput() => new DesignationInput
    {
        Body = Codes<DesignatingBody>.Of(Body),
        List = List,
        ListedOn = ListedOn?.ToString(),
        RemovedOn = RemovedOn?.ToString(),
        StatedReason = StatedReason,
        Response = Response,
    };
}
