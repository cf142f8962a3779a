using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Trends;

namespace Tracker.Web.Features.States;

/// <summary>What changed in a state, the weightiest first.</summary>
public enum StateChangeKind
{
    StateLaw,
    StateLawEnded,
    StateLawStopped,
    LocalPolicy,
    LocalPolicyEnded,
    Ended,
    LeftList,
    Signed,
}

/// <summary>One change, by what its record says of days, not by when somebody recorded it.</summary>
public sealed record StateChange(StateChangeKind Kind, string RecordRef, EventWindow When);

/// <summary>The changes of the last days in a state, found among the dates of its agreements and policies.</summary>
public sealed class StateChanges
{
    public const int Days = 90;

    private StateChanges(IReadOnlyList<StateChange> recent, IReadOnlyList<StateChange> before) => (Recent, Before) = (recent, before);

    /// <summary>Of the last <see cref="Days"/> days, the weightiest first, then the newest. A day known only to the year is not among them.</summary>
    public IReadOnlyList<StateChange> Recent { get; }

    /// <summary>The newest before them, the newest first.</summary>
    public IReadOnlyList<StateChange> Before { get; }

    public int Count(StateChangeKind kind) => Recent.Count(c => c.Kind == kind);

    /// <param name="facts">Of the state.</param>
    /// <param name="laws">The state's own policies, whatever their status.</param>
    /// <param name="day">The last day that counts.</param>
    public static StateChanges Of(IEnumerable<TrendFact> facts, IReadOnlyList<SanctuaryPolicy> laws, DateOnly day)
    {
        var all = facts.SelectMany(Of).Concat(laws.Where(l => l.EnjoinedOn is not null).Select(l => new StateChange(StateChangeKind.StateLawStopped, l.Ref, EventWindow.Of(l.EnjoinedOn!.Value))))
            .Where(c => c.When.Last <= day).ToList();
        var first = day.AddDays(-Days);
        return new StateChanges(
            all.Where(c => c.When.First > first).OrderBy(c => c.Kind).ThenByDescending(c => c.When.Last).ThenBy(c => c.RecordRef, StringComparer.Ordinal).ToList(),
            all.Where(c => c.When.First <= first).OrderByDescending(c => c.When.Last).ThenBy(c => c.Kind).ThenBy(c => c.RecordRef, StringComparer.Ordinal).ToList());
    }

    private static IEnumerable<StateChange> Of(TrendFact fact)
    {
        var isLaw = fact.Geoid == fact.Geoid.State && fact.Policy is not null;
        if (fact.Policy == PolicyDirection.Symbolic)
        {
            yield break;
        }

        if (fact.Begun is { } begun)
        {
            yield return new StateChange(isLaw ? StateChangeKind.StateLaw : fact.Policy is not null ? StateChangeKind.LocalPolicy : StateChangeKind.Signed, fact.Ref, begun);
        }

        if (fact.Ended is { } ended)
        {
            yield return new StateChange(isLaw ? StateChangeKind.StateLawEnded : fact.Policy is not null ? StateChangeKind.LocalPolicyEnded : StateChangeKind.Ended, fact.Ref, ended);
        }

        if (fact.LeftList is { } left)
        {
            yield return new StateChange(StateChangeKind.LeftList, fact.Ref, left);
        }
    }
}
