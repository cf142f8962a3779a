namespace Tracker.Domain.Trends;

/// <summary>The days from one, which is in it, to another, which is not. Without a beginning it is from the first day there is, without an end to the last.</summary>
public readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    public static DaySpan None => new(DateOnly.MaxValue, DateOnly.MinValue);

    public bool IsEmpty => From >= To;

    public bool Holds(DateOnly day) => From <= day && day < To;
}
