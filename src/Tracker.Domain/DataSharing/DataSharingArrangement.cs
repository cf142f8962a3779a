using Tracker.Domain.Records;

namespace Tracker.Domain.DataSharing;

/// <summary>The system or channel through which local data reaches federal agencies.</summary>
public enum DataSystem
{
    [Label("Law Enforcement Support Center (LESC)")] Lesc,
    [Label("Biometrics at booking")] BiometricsAtBooking,
    [Label("Booking lists and referrals")] BookingLists,
    [Label("Access to the jail roster")] JailRosterAccess,
    [Label("Driver and vehicle records (DMV)")] Dmv,
    [Label("License plate readers")] LicensePlateReaders,
    [Label("Gang database")] GangDatabase,
    [Label("Probation records")] Probation,
    [Label("Other")] Other,
}

public enum DataDirection
{
    [Label("Shared with federal agencies")] Shares,
    [Label("Received from federal agencies")] Receives,
    [Label("Both ways")] BothWays,
    [Label("Barred or cut off")] Limits,
}

public enum DataBasis
{
    [Label("Law")] Law,
    [Label("Contract")] Contract,
    [Label("Custom")] Custom,
}

/// <summary>An arrangement by which local data reaches federal immigration agencies, or is kept from them.</summary>
public sealed class DataSharingArrangement : CooperationRecord
{
    public const int CounterpartyMaxLength = 300;
    public const int LimitsMaxLength = 1_000;

    private DataSharingArrangement() { }

    public DataSharingArrangement(string @ref) : base(@ref) { }

    public override RecordType Type => DataSharingColumns.Type;

    public override Direction Direction => DataDirection == DataDirection.Limits ? Direction.Limits : Direction.Cooperates;

    public DataSystem Channel { get; private set; }

    public DataDirection DataDirection { get; private set; }

    /// <summary>Who is at the other end, and through whom.</summary>
    public string? Counterparty { get; private set; }

    public DataBasis? Basis { get; private set; }

    /// <summary>What may not be shared, or only on conditions, in words.</summary>
    public string? Limits { get; private set; }

    protected override void TakeDetails(RecordInput input)
    {
        var arrangement = (DataSharingInput)input;
        Channel = Codes<DataSystem>.Parse(arrangement.Channel!);
        DataDirection = Codes<DataDirection>.Parse(arrangement.Direction!);
        Counterparty = arrangement.Counterparty;
        Basis = Codes<DataBasis>.ParseOrNull(arrangement.Basis);
        Limits = arrangement.Limits;
        StartedOn = PartialDate.ParseOrNull(arrangement.StartedOn);
        EndedOn = PartialDate.ParseOrNull(arrangement.EndedOn);
    }

    protected override RecordInput DetailsToInput() => new DataSharingInput
    {
        Channel = Codes<DataSystem>.Of(Channel),
        Direction = Codes<DataDirection>.Of(DataDirection),
        Counterparty = Counterparty,
        Basis = Basis is { } basis ? Codes<DataBasis>.Of(basis) : null,
        Limits = Limits,
        StartedOn = StartedOn?.ToString(),
        EndedOn = EndedOn?.ToString(),
    };
}
