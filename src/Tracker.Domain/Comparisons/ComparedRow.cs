using Tracker.Domain.Records;

namespace Tracker.Domain.Comparisons;

/// <summary>Whether the columns of a row say the same.</summary>
public enum RowAgreement
{
    [Label("Alike")] Alike,
    [Label("Differs")] Differs,
    [Label("Not known everywhere")] NotKnownEverywhere,

    /// <summary>Of no column anything is known: that is not being alike.</summary>
    [Label("Not known")] NotKnown,
}

/// <summary>What a row of a comparison is about.</summary>
public enum RowKind
{
    /// <summary>A topic as a whole.</summary>
    Topic,

    /// <summary>One kind of what the topic above it is about, such as a model of agreements.</summary>
    Part,

    /// <summary>One answer that the records of the topic above it give, such as whether ICE has access to the jail.</summary>
    Answer,

    /// <summary>What the state’s law imposes, beside what is decided locally.</summary>
    StateLaw,
}

/// <summary>One row of a comparison.</summary>
/// <param name="Key">The topic’s slug; of a part, with the part’s code: <c>agreement-287g.task_force</c>.</param>
/// <param name="Cells">One a column, in the columns’ order.</param>
public sealed record ComparedRow(string Key, string Label, RowKind Kind, RecordType Topic, IReadOnlyList<ComparedCell> Cells)
{
    /// <summary>Only what is known can differ. Where some of it is not known and the rest is alike, nobody can tell.</summary>
    public RowAgreement Agreement { get; } =
        Cells.Where(c => c.IsKnown).Select(c => c.Sign).Distinct().Count() > 1 ? RowAgreement.Differs
        : Cells.Select(c => c.Sign).Distinct().Count() > 1 ? RowAgreement.NotKnownEverywhere
        : Cells.Any(c => c.IsKnown) ? RowAgreement.Alike
        : RowAgreement.NotKnown;

    /// <summary>True where the columns have, or may have, something different to say.</summary>
    public bool MayDiffer => Agreement is RowAgreement.Differs or RowAgreement.NotKnownEverywhere;
}
