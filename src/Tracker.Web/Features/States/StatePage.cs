using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Coming;
using Tracker.Domain.Gaps;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.Trends;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure.Charts;

namespace Tracker.Web.Features.States;

/// <summary>Puts the page of a state together, in a fixed number of commands whatever is recorded there.</summary>
public sealed class StatePage(TrackerDbContext db, ReferenceCache reference, StateStandings standings, TrendFactsReader facts, StateTensions tensions, GapQuery gaps, ComingDatesQuery coming)
{
    private const int MostLaws = 8;
    private const int MostAgencies = 25;
    private const int MostChanges = 12;
    private const int MostTensions = 12;
    private const int MostComing = 5;
    private const int ChartYears = 5;

    private static readonly Dictionary<StateChangeKind, string> Words = new()
    {
        [StateChangeKind.StateLaw] = "State law enacted",
        [StateChangeKind.StateLawEnded] = "State law repealed or ended",
        [StateChangeKind.StateLawStopped] = "State law stopped by a court",
        [StateChangeKind.LocalPolicy] = "Local policy",
        [StateChangeKind.LocalPolicyEnded] = "Local policy ended",
        [StateChangeKind.Ended] = "Agreement ended",
        [StateChangeKind.LeftList] = "Agreement left the list",
        [StateChangeKind.Signed] = "Agreement signed",
    };

    public async Task<StateModel> OfAsync(Jurisdiction state, DateOnly day, DateOnly today, CancellationToken cancellation)
    {
        await using var connection = await db.OpenedAsync(cancellation); // once for all commands
        var standing = (await standings.OnAsync(day, cancellation)).Single(s => s.State.Geoid == state.Geoid);
        var there = (await facts.ReadAsync(cancellation)).Where(f => f.State == state.StateCode).ToList();
        var agreements = there.Where(f => f.Model is not null).ToList();
        var changes = StateChanges.Of(there, standing.LawTopic.Records.Concat(standing.LawTopic.Later).OfType<Domain.SanctuaryPolicies.SanctuaryPolicy>().ToList(), day);
        var shown = (changes.Recent.Count > 0 ? changes.Recent : changes.Before).Take(MostChanges).ToList();
        var found = await tensions.OnAsync(state, standing.Laws, day, cancellation);
        var dates = await coming.FromAsync([state.StateCode], null, today, cancellation);
        var titles = await TitlesAsync(shown.Select(c => c.RecordRef).Concat(dates.Take(MostComing).Select(d => d.Date.RecordRef)), cancellation);
        return new StateModel(
            new StateRow(standing), today,
            await LawsAsync(standing, cancellation),
            standing.Models.Select(m => new ModelCount(m.Key, m.Value)).OrderByDescending(m => m.Count).ThenBy(m => m.Model).ToList(),
            agreements.Count == 0 ? null : ChartOf(agreements, day),
            await AgenciesAsync(agreements.Where(f => f.InForce.Holds(day) && f.AgencyRef is not null), cancellation),
            RecentWords(changes),
            shown.Where(c => titles.ContainsKey(c.RecordRef)).Select(c => new StateLine(c.RecordRef, Words[c.Kind], titles[c.RecordRef], WhenOf(c))).ToList(),
            changes.Recent.Count > 0,
            Math.Max(0, changes.Recent.Count - MostChanges),
            found.Take(MostTensions).Select(t => new StateTension(Codes<TensionKind>.LabelOf(t.Kind), t.Sentence, t.Jurisdiction.Name, t.Jurisdiction.Geoid.Value, t.One.Ref, t.Other.Ref)).ToList(),
            Math.Max(0, found.Count - MostTensions),
            await GapsAsync(state, today, cancellation),
            dates.Take(MostComing).Where(d => titles.ContainsKey(d.Date.RecordRef))
                .Select(d => new StateLine(d.Date.RecordRef, Codes<ComingKind>.LabelOf(d.Date.Kind), titles[d.Date.RecordRef], d.Date.On.ToShortText())).ToList(),
            Math.Max(0, dates.Count - MostComing));
    }

    private async Task<IReadOnlyList<RecordCard>> LawsAsync(StateStanding standing, CancellationToken cancellation)
    {
        var refs = standing.Laws.Take(MostLaws).Select(l => l.Ref).ToList();
        var laws = (await db.LoadWithEverythingAsync(db.Records.Where(r => refs.Contains(r.Ref)), cancellation)).ToDictionary(r => r.Ref, StringComparer.Ordinal);
        return refs.Where(laws.ContainsKey).Select(r => RecordCard.Of(laws[r], standing.Day)).ToList();
    }

    /// <summary>The agencies that signed last, each once.</summary>
    private async Task<IReadOnlyList<StateAgency>> AgenciesAsync(IEnumerable<TrendFact> inForce, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var signed = inForce.GroupBy(f => f.AgencyRef!, StringComparer.Ordinal)
            .OrderByDescending(g => g.Max(f => f.MadeOn ?? f.StartedOn ?? default)).ThenBy(g => g.Key, StringComparer.Ordinal).Take(MostAgencies).ToList();
        var refs = signed.ConvertAll(g => g.Key);
        var agencies = await db.Agencies.AsNoTracking().Where(a => refs.Contains(a.Ref)).ToDictionaryAsync(a => a.Ref, StringComparer.Ordinal, cancellation);
        return signed.Where(g => agencies.ContainsKey(g.Key)).Select(g => new StateAgency(
            g.Key, agencies[g.Key].Name, gazetteer[agencies[g.Key].HomeGeoid].Name, agencies[g.Key].HomeGeoid.Value,
            string.Join(", ", g.Select(f => f.Model!.Value).Distinct().Order().Select(Codes<AgreementModel>.LabelOf)),
            g.Max(f => f.MadeOn ?? f.StartedOn)?.ToShortText())).ToList();
    }

    private async Task<IReadOnlyDictionary<string, string>> TitlesAsync(IEnumerable<string> refs, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        return (await db.RecordsOfAsync(refs, cancellation)).ToDictionary(r => r.Key, r => RecordCard.TitleOf(r.Value, gazetteer[r.Value.JurisdictionGeoid].Name), StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<StateGap>> GapsAsync(Jurisdiction state, DateOnly today, CancellationToken cancellation)
    {
        var list = new List<StateGap>();
        foreach (var kind in GapKind.All)
        {
            var tallies = await gaps.TalliesAsync(kind, new GapScope(today, [state.StateCode], null, null), cancellation);
            list.Add(new StateGap(kind, tallies.Sum(t => t.Count)));
        }

        return list;
    }

    private static string ChartOf(IReadOnlyList<TrendFact> agreements, DateOnly day)
    {
        var months = new MonthRange(day.AddYears(-ChartYears), day, day);
        var series = InForceSeries.Of(agreements, months);
        var words = $"{StateRow.Number(series.Counts[0].InForce)} in {months.First.ToText()}, {StateRow.Number(series.Latest.InForce)} in {months.Last.ToText()}.";
        return new LinePanel("287(g) agreements in force", Codes<Direction>.Of(Direction.Cooperates), words, ChartTicks.Of(months), series.Counts).ToSvg("agreements");
    }

    private static string RecentWords(StateChanges changes)
    {
        string[] parts =
        [
            .. Part(changes.Count(StateChangeKind.Signed), "agreement signed", "agreements signed"),
            .. Part(changes.Count(StateChangeKind.Ended), "ended", "ended"),
            .. Part(changes.Count(StateChangeKind.LeftList), "left the list", "left the list"),
            .. Part(changes.Count(StateChangeKind.StateLaw), "state law enacted", "state laws enacted"),
            .. Part(changes.Count(StateChangeKind.StateLawEnded) + changes.Count(StateChangeKind.StateLawStopped), "state law ended or stopped", "state laws ended or stopped"),
            .. Part(changes.Count(StateChangeKind.LocalPolicy) + changes.Count(StateChangeKind.LocalPolicyEnded), "local policy made or ended", "local policies made or ended"),
        ];
        return parts.Length == 0
            ? $"Of the {StateChanges.Days} days before, no signing, end or law is recorded{(changes.Before.Count > 0 ? "; these are the newest of earlier" : "")}."
            : $"In the {StateChanges.Days} days before: {string.Join(", ", parts)}.";
    }

    private static string[] Part(int count, string one, string many) => count == 0 ? [] : [Text.Plural(count, one, many)];

    private static string WhenOf(StateChange change) =>
        change.When.First == change.When.Last ? PartialDate.Of(change.When.First).ToShortText()
        : change.Kind == StateChangeKind.LeftList ? $"between {PartialDate.Of(change.When.First).ToShortText()} and {PartialDate.Of(change.When.Last).ToShortText()}"
        : PartialDate.Parse(change.When.Period).ToShortText();
}
