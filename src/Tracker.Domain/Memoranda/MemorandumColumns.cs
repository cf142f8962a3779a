using Tracker.Domain.Records;
using static Tracker.Domain.Records.RecordColumns;

namespace Tracker.Domain.Memoranda;

public static class MemorandumColumns
{
    public static RecordType<Memorandum, MemorandumInput> Type { get; } = new(r => new Memorandum(r), new MemorandumInputValidator())
    {
        Slug = "memorandum",
        RefPrefix = "moa",
        Name = "Memorandum of agreement",
        PluralName = "Memoranda of agreement",
        About = "Any other written agreement with a federal party: MOA, MOU, IGSA, transport or detention contract.",
        Terms = ["agreements"],
        Headline = ["subject", "instrument", "federal_party", "started_on", "ended_on"],
        OwnColumns =
        [
            Code<MemorandumInput, MemorandumInstrument>("instrument", "Instrument", m => m.Instrument) with { Required = true },
            Text<MemorandumInput>("federal_party", "Federal party", m => m.FederalParty, Memorandum.FederalPartyMaxLength) with { Required = true, Group = What },
            Code<MemorandumInput, MemorandumSubject>("subject", "Subject", m => m.Subject) with { Required = true },
            Number<MemorandumInput>("value_usd", "Value in US dollars", m => m.ValueUsd) with { MaxLength = 15 },
            Text<MemorandumInput>("renewal", "Renewal", m => m.Renewal, Memorandum.RenewalMaxLength) with { Group = What, Hint = "How and when it is renewed." },
            Url<MemorandumInput>("document_url", "Document", m => m.DocumentUrl),
            RecordColumns.StartedOn,
            RecordColumns.EndedOn,
        ],
    };
}
