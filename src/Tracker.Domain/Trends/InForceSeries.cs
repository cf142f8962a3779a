namespace Tracker.Domain.Trends;

/// <summary>How many were in force when a month ended.</summary>
/// <param name="InForce">As profiles count it.</param>
/// <param name="Surely">Whatever days the vague dates mean: never more than that.</param>
/// <param name="Possibly">If the vague dates mean the days that are best for it: never less.</param>
public readonly record struct InForceCount(int InForce, int Surely, int Possibly)
{
    public bool IsSure => Surely == InForce && Possibly == InForce;
}

/// <summary>Agreements or policies in force, month by month. Costs what there are facts, plus what there are months.</summary>
public sealed class InForceSeries
{
    private InForceSeries(IReadOnlyList<InForceCount> counts) => Counts = counts;

    /// <summary>One a month of the range.</summary>
    public IReadOnlyList<InForceCount> Counts { get; }

    public InForceCount Latest => Counts[^1];

    /// <summary>True where none of its months has anything.</summary>
    public bool IsEmpty => Counts.All(c => c.Possibly == 0);

    public static InForceSeries Of(IEnumerable<TrendFact> facts, MonthRange months)
    {
        var (counted, surely, possibly) = (new int[months.Count + 1], new int[months.Count + 1], new int[months.Count + 1]);
        foreach (var fact in facts)
        {
            Mark(counted, fact.InForce, months);
            Mark(surely, fact.Surely, months);
            Mark(possibly, fact.Possibly, months);
        }

        return new InForceSeries(Summed(counted).Zip(Summed(surely), Summed(possibly)).Take(months.Count).Select(c => new InForceCount(c.First, c.Second, c.Third)).ToList());
    }

    /// <summary>Notes where a span begins and ends; the sums up to each month are the counts.</summary>
    private static void Mark(int[] changes, DaySpan span, MonthRange months)
    {
        if (!span.IsEmpty)
        {
            changes[months.FirstCountedFrom(span.From)]++;
            changes[months.FirstCountedFrom(span.To)]--;
        }
    }

    private static IEnumerable<int> Summed(int[] changes)
    {
        var sum = 0;
        foreach (var change in changes)
        {
            yield return sum += change;
        }
    }
}
