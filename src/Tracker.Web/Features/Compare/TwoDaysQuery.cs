using Tracker.Domain.Comparisons;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Compare;

/// <summary>Compares a place with itself on two days, in a fixed number of commands.</summary>
public sealed class TwoDaysQuery(CompareQuery compare, ReferenceCache reference, ChangeHistory history)
{
    private const int MostChanged = 60;
    private static readonly Paging Saves = new(1, 20);

    public async Task<TwoDaysModel> ModelAsync(TwoDays days, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var over = await CompareAsync(days, o => CompareTexts.Named(o.Comparison).Concat(o.Changed.Take(MostChanged).Select(c => c.Record)), cancellation);
        var texts = new CompareTexts([days.On(days.From), days.On(days.To)]);
        var names = NamesOf(days);
        var fullName = gazetteer.FullNameOf(days.Place);
        var lastDay = days.Known is { } known && known.Day < days.To ? known.Day : days.To;
        return new TwoDaysModel(
            days, fullName, texts.RowsOf(over.Comparison, over.Comparison.Rows, names),
            over.Comparison.Rows.Count(r => r.MayDiffer),
            over.Changed.Take(MostChanged).GroupBy(c => c.Record.Type).Select(g => new ChangedTopic(g.Key, g.Select(c => TextOf(c, days)).ToList())).ToList(),
            Math.Max(0, over.Changed.Count - MostChanged),
            await history.OfJurisdictionBetweenAsync(days.Place, days.From, lastDay, days.Known?.Save, Saves, cancellation), days.Cited(fullName));
    }

    public async Task WriteAsync(TableFormat format, TwoDays days, Stream output, CancellationToken cancellation)
    {
        var over = await CompareAsync(days, o => CompareExport.All(o.Comparison).Concat(o.Changed.Select(c => c.Record)), cancellation);
        List<TableColumn<ComparedRow>> more =
        [
            new("in_between", r => string.Join("; ", Of(over, r, days).Select(c => $"{c.Record.Ref}: {string.Join(", ", EventsOf(c).Prepend(c.Words))}"))),
            new("who_says_so", r => string.Join("; ", Of(over, r, days).SelectMany(c => c.Record.Citations.OrderBy(s => s.Number)).Select(s => s.Source.Url is { } url ? $"{s.Source.DisplayTitle} <{url}>" : s.Source.DisplayTitle).Distinct(StringComparer.Ordinal))),
        ];
        await new CompareExport(over.Comparison, NamesOf(days), days.Known, more).WriteAsync(format, onlyDifferences: false, output, cancellation);
    }

    private async Task<PlaceOverTime> CompareAsync(TwoDays days, Func<PlaceOverTime, IEnumerable<CooperationRecord>> named, CancellationToken cancellation)
    {
        var facts = await compare.FactsAsync([days.Place], days.Known, cancellation);
        var over = PlaceOverTime.Between(facts[days.Place.Geoid], days.From, days.To);
        await compare.CompleteAsync(named(over), days.Known, cancellation);
        return over;
    }

    /// <summary>The changed records that a row is about; its parts and answers have none of their own.</summary>
    private static IEnumerable<RecordOverTime> Of(PlaceOverTime over, ComparedRow row, TwoDays days) => over.Changed
        .Where(c => c.Record.Type == row.Topic && row.Kind is RowKind.Topic or RowKind.StateLaw && (c.Record.JurisdictionGeoid == days.Place.Geoid) == (row.Kind == RowKind.Topic));

    private static ChangedRecord TextOf(RecordOverTime changed, TwoDays days)
    {
        var card = RecordCard.Of(changed.Record, days.To);
        return new ChangedRecord(card.Url + days.On(days.To), card.Title, changed.Record.JurisdictionGeoid != days.Place.Geoid, changed.Words, EventsOf(changed).ToList(), card.IsContested, card.Citations);
    }

    private static IEnumerable<string> EventsOf(RecordOverTime changed) => changed.Events.Select(e => $"{e.What} {e.On.ToText()}");

    private static List<string> NamesOf(TwoDays days) => [PartialDate.Of(days.From).ToText(), PartialDate.Of(days.To).ToText()];
}
