using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Web.Features.Records;

/// <summary>How many records there are of one kind, model, state, level and status.</summary>
public sealed record TabulatedRecords(string Type, AgreementModel? Model, string State, JurisdictionLevel Level, RecordStatus Status, int Count);

/// <summary>The records of a list, counted by all that its facets tell apart: some hundred numbers, however many records they are.</summary>
public sealed class RecordTabulation(IReadOnlyList<TabulatedRecords> cells)
{
    /// <summary>How many of them pass a filter, whose other conditions they have passed already.</summary>
    public int CountOf(RecordFilter filter) => cells.Where(filter.Passes).Sum(c => c.Count);

    /// <summary>How many of those there are of each value.</summary>
    public IEnumerable<(TValue Value, int Count)> CountsBy<TValue>(RecordFilter filter, Func<TabulatedRecords, TValue> value) =>
        cells.Where(filter.Passes).GroupBy(value, (v, some) => (v, some.Sum(c => c.Count)));
}
