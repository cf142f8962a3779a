using System.Globalization;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Spreadsheets;
using Tracker.Domain.Trends;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.States;

/// <summary>A state's standing in words, for its line and for its page.</summary>
public sealed record StateRow(StateStanding Standing)
{
    public string Code => Standing.State.StateCode;

    public string Name => Standing.State.Name;

    public string Url => "/states/" + Code;

    public string Posture => Codes<Direction>.Of(Standing.Posture);

    /// <summary>“Limits cooperation”; without a law, whether nobody looked or nothing was found.</summary>
    public string PostureLabel => Standing.Posture switch
    {
        Direction.Limits => "Law limits cooperation",
        Direction.Cooperates => "Law requires cooperation",
        Direction.Mixed => "Laws point both ways",
        _ => Standing.LawTopic.State switch
        {
            TopicState.NoneFound => $"No law found (checked {PartialDate.Of(Standing.LawTopic.LastCheck!.CheckedOn).ToShortText()})",
            TopicState.Ended => "No law in force",
            TopicState.Pending => "Law proposed or to come",
            TopicState.InForce => "Symbolic only",
            _ => "Not researched",
        },
    };

    /// <summary>The laws by name: “SB 4 (2017)”, or what kind of instrument it is.</summary>
    public string Laws => string.Join(", ", Standing.Laws.Select(NameOf));

    public string LawRefs => string.Join(RecordColumn.Separator, Standing.Laws.Select(l => l.Ref));

    public int Count(AgreementModel model) => Standing.Models.GetValueOrDefault(model);

    /// <summary>Of the models that have no column of their own.</summary>
    public int OtherModels => Standing.Agreements - Count(AgreementModel.TaskForce) - Count(AgreementModel.JailEnforcement) - Count(AgreementModel.WarrantServiceOfficer);

    public string Agencies => Standing.AgencyShare is { } share ? $"{Number(share.Part)} of {Number(share.Whole)}" : Number(Standing.Agencies);

    public string AgencyPercent => Standing.AgencyShare is { } share ? Percent(share) : "";

    /// <summary>Some territories have none.</summary>
    public string Counties => Standing.Counties.Whole == 0 ? "–" : $"{Number(Standing.Counties.Part)} of {Number(Standing.Counties.Whole)}";

    public string CountyPercent => Standing.Counties.Whole == 0 ? "" : Percent(Standing.Counties);

    public static string NameOf(SanctuaryPolicy law) => law.LegalCitation ?? Codes<PolicyInstrument>.LabelOf(law.Instrument);

    public static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Percent(Share share) => share.Part > 0 && share.Percent < 1 ? "under 1 %" : string.Create(CultureInfo.InvariantCulture, $"{share.Percent:0} %");
}

/// <summary>Writes the states' standings.</summary>
public static class StateExport
{
    private static readonly TableColumn<StateRow>[] Columns =
    [
        new("geoid", r => r.Standing.State.Geoid.Value),
        new("state", r => r.Code),
        new("name", r => r.Name),
        new("as_of", r => PartialDate.Of(r.Standing.Day).ToString(), ColumnKind.Date),
        new("posture", r => r.Posture),
        new("law_topic", r => Codes<TopicState>.Of(r.Standing.LawTopic.State)),
        new("laws", r => r.Laws),
        new("law_refs", r => r.LawRefs, ColumnKind.List),
        Number("agreements", r => r.Standing.Agreements),
        .. Enum.GetValues<AgreementModel>().Select(m => Number("agreements_" + Codes<AgreementModel>.Of(m), r => r.Count(m))),
        Number("agencies_taking_part", r => r.Standing.Agencies),
        Number("agencies_known", r => r.Standing.Known.All),
        Number("agencies_with_ori", r => r.Standing.Known.WithOri),
        new("agency_share_percent", r => r.Standing.AgencyShare is { } share ? Decimal(share.Percent) : null, ColumnKind.Number),
        Number("counties_with_agreement", r => r.Standing.Counties.Part),
        Number("counties", r => r.Standing.Counties.Whole),
        new("county_share_percent", r => Decimal(r.Standing.Counties.Percent), ColumnKind.Number),
        new("url", r => r.Url),
    ];

    public static Task WriteAsync(TableFormat format, IEnumerable<StateRow> rows, Stream output, CancellationToken cancellation) =>
        TableFile.WriteAsync(format, Columns, rows.ToAsyncEnumerable(), output, cancellation);

    private static TableColumn<StateRow> Number(string name, Func<StateRow, int> read) => new(name, r => read(r).ToString(CultureInfo.InvariantCulture), ColumnKind.Number);

    private static string Decimal(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
