using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Trends;

namespace Tracker.Web.Features.Trends;

/// <summary>What is counted together: all models or one, policies of one direction.</summary>
/// <param name="Direction">The code of the direction it points to.</param>
public sealed record TrendGroup(string Code, string Label, string Direction, InForceSeries Series);

/// <summary>What happened to agreements: one line of counts.</summary>
public sealed record TrendEvents(string Code, string Label, string Direction, EventSeries Series);

/// <summary>One state's part.</summary>
public sealed record TrendState(string Code, IReadOnlyList<int> Counts, int Latest, int Before);

/// <summary>The counts that a page of trends shows, made from the dates of the whole country.</summary>
public sealed class TrendReport
{
    private readonly List<TrendFact> _facts;

    public TrendReport(IReadOnlyList<TrendFact> facts, TrendFilter filter)
    {
        Filter = filter;
        _facts = facts.Where(filter.Fits).ToList();
        Undated = _facts.Count(f => f.BeganUnknownWhen);
        First = _facts.Select(f => f.Begun?.First).Where(d => d is not null).DefaultIfEmpty(null).Min();
    }

    public TrendFilter Filter { get; }

    /// <summary>Agreements or policies of which no source tells when they began.</summary>
    public int Undated { get; }

    /// <summary>The earliest day that any of them can have begun; null where there is none.</summary>
    public DateOnly? First { get; }

    public int Facts => _facts.Count;

    /// <summary>Of series of what is in force; empty for others.</summary>
    public IReadOnlyList<TrendGroup> Groups => field ??= Filter.Kind switch
    {
        TrendKind.Agreements when Filter.Model is { } model => [OfModel(model)],
        TrendKind.Agreements =>
        [
            new("all", "All models", Codes<Direction>.Of(Direction.Cooperates), InForceSeries.Of(_facts, Filter.Months)),
            .. Enum.GetValues<AgreementModel>().Select(OfModel).Where(g => !g.Series.IsEmpty),
        ],
        TrendKind.Policies => [OfPolicy(PolicyDirection.Limits), OfPolicy(PolicyDirection.Mandates), OfPolicy(PolicyDirection.ForbidsLocalLimits)],
        _ => [],
    };

    /// <summary>Of the series of signings; empty for others.</summary>
    public IReadOnlyList<TrendEvents> Events => field ??= Filter.Kind != TrendKind.Signings ? [] :
    [
        Of("signed", "Signed", Direction.Cooperates, f => f.Begun),
        Of("ended", "Ended", Direction.Unknown, f => f.Ended),
        Of("left_list", "Left the published list", Direction.Unknown, f => f.LeftList),
    ];

    /// <summary>Each state that has any, the most first.</summary>
    public IReadOnlyList<TrendState> States => field ??= _facts.GroupBy(f => f.State, StringComparer.Ordinal)
        .Select(g => StateOf(g.Key, g)).Where(s => s.Counts.Any(c => c > 0)).OrderByDescending(s => s.Latest).ThenBy(s => s.Code, StringComparer.Ordinal).ToList();

    private TrendState StateOf(string code, IEnumerable<TrendFact> facts)
    {
        if (Filter.Kind == TrendKind.Signings)
        {
            var signed = EventSeries.Of(facts.Select(f => f.Begun).OfType<EventWindow>(), Filter.Months, Filter.Today);
            return new TrendState(code, signed.Known, signed.Known.Sum() + signed.Vague.Sum(v => v.Count), 0);
        }

        var counts = InForceSeries.Of(facts, Filter.Months).Counts.Select(c => c.InForce).ToList();
        return new TrendState(code, counts, counts[^1], counts[0]);
    }

    private TrendGroup OfModel(AgreementModel model) => new(
        Codes<AgreementModel>.Of(model), Codes<AgreementModel>.LabelOf(model), Codes<Direction>.Of(Direction.Cooperates), InForceSeries.Of(_facts.Where(f => f.Model == model), Filter.Months));

    private TrendGroup OfPolicy(PolicyDirection policy) => new(
        Codes<PolicyDirection>.Of(policy), Codes<PolicyDirection>.LabelOf(policy),
        Codes<Direction>.Of(policy == PolicyDirection.Limits ? Direction.Limits : Direction.Cooperates), InForceSeries.Of(_facts.Where(f => f.Policy == policy), Filter.Months));

    private TrendEvents Of(string code, string label, Direction direction, Func<TrendFact, EventWindow?> when) => new(
        code, label, Codes<Direction>.Of(direction), EventSeries.Of(_facts.Select(when).OfType<EventWindow>(), Filter.Months, Filter.Today));
}
