using System.Globalization;
using Tracker.Domain.Records;

namespace Tracker.Domain.Memoranda;

public enum MemorandumInstrument
{
    [Label("Memorandum of agreement (MOA)")] Moa,
    [Label("Memorandum of understanding (MOU)")] Mou,
    [Label("Intergovernmental service agreement (IGSA)")] Igsa,
    [Label("Contract")] Contract,
    [Label("Other")] Other,
}

public enum MemorandumSubject
{
    [Label("Detention")] Detention,
    [Label("Transport")] Transport,
    [Label("Information sharing")] InformationSharing,
    [Label("Facilities")] Facilities,
    [Label("Equipment")] Equipment,
    [Label("Training")] Training,
    [Label("Other")] Other,
}

/// <summary>Any written agreement with a federal party other than a 287(g) agreement.</summary>
public sealed class Memorandum : CooperationRecord
{
    public const int FederalPartyMaxLength = 200;
    public const int RenewalMaxLength = 300;

    private Memorandum() { }

    public Memorandum(string @ref) : base(@ref) { }

    public override RecordType Type => MemorandumColumns.Type;

    public MemorandumInstrument Instrument { get; private set; }

    public string FederalParty { get; private set; } = "";

    public MemorandumSubject Subject { get; private set; }

    /// <summary>Whole US dollars over the whole term.</summary>
    public long? ValueUsd { get; private set; }

    public string? Renewal { get; private set; }

    public string? DocumentUrl { get; private set; }

    protected override void TakeDetails(RecordInput input)
    {
        var memorandum = (MemorandumInput)input;
        Instrument = Codes<MemorandumInstrument>.Parse(memorandum.Instrument!);
        FederalParty = memorandum.FederalParty!;
        Subject = Codes<MemorandumSubject>.Parse(memorandum.Subject!);
        ValueUsd = memorandum.ValueUsd is { } value ? long.Parse(value, CultureInfo.InvariantCulture) : null;
        Renewal = memorandum.Renewal;
        DocumentUrl = memorandum.DocumentUrl;
        StartedOn = PartialDate.ParseOrNull(memorandum.StartedOn);
        EndedOn = PartialDate.ParseOrNull(memorandum.EndedOn);
    }

    protected override RecordInput DetailsToInput() => new MemorandumInput
    {
        Instrument = Codes<MemorandumInstrument>.Of(Instrument),
        FederalParty = FederalParty,
        Subject = Codes<MemorandumSubject>.Of(Subject),
        ValueUsd = ValueUsd?.ToString(CultureInfo.InvariantCulture),
        Renewal = Renewal,
        DocumentUrl = DocumentUrl,
        StartedOn = StartedOn?.ToString(),
        EndedOn = EndedOn?.ToString(),
    };
}
