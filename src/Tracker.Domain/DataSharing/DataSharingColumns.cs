using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.DataSharing;

public static class DataSharingColumns
{
    public static RecordType<DataSharingArrangement, DataSharingInput> Type { get; } = new(r => new DataSharingArrangement(r), new DataSharingInputValidator())
    {
        Slug = "data-sharing",
        RefPrefix = "data",
        Name = "Data-sharing arrangement",
        PluralName = "Data sharing",
        About = "Systems and channels through which local data reaches ICE or CBP, or is kept from them.",
        Terms = ["data-sharing", "data-sharing/lesc", "data-sharing/biometrics", "data-sharing/referral"],
        TermFrom = TermOf,
        Headline = ["system", "direction", "started_on", "ended_on"],
        OwnColumns =
        [
            Code<DataSharingInput, DataSystem>("system", "System or channel", d => d.Channel) with { Required = true },
            Code<DataSharingInput, DataDirection>("direction", "Direction", d => d.Direction) with { Required = true },
            Text<DataSharingInput>("counterparty", "With whom", d => d.Counterparty, DataSharingArrangement.CounterpartyMaxLength) with { Group = What, Hint = "The federal agency, and the company or office in between." },
            Code<DataSharingInput, DataBasis>("basis", "Basis", d => d.Basis),
            LongText<DataSharingInput>("limits", "Limits", d => d.Limits, DataSharingArrangement.LimitsMaxLength) with { Group = What, Hint = "What may not be shared, or only on conditions." },
            RecordColumns.StartedOn,
            RecordColumns.EndedOn,
        ],
    };

    private static string? TermOf(DataSharingInput input) => input.Channel switch
    {
        "lesc" => "data-sharing/lesc",
        "biometrics_at_booking" => "data-sharing/biometrics",
        "booking_lists" or "jail_roster_access" or "probation" => "data-sharing/referral",
        _ => null,
    };
}
