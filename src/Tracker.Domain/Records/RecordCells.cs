using System.Globalization;
using Tracker.Domain.Agreements287g;

namespace Tracker.Domain.Records;

/// <summary>The cells of a stored record as exports write them: what was typed, and what the tracker works out.</summary>
public sealed class RecordCells(CooperationRecord record, DateOnly today)
{
    private readonly RecordInput _input = record.ToInput();

    public CooperationRecord Record => record;

    public RecordInput Input => _input;

    /// <summary>The stored text of a column; null for an empty cell, and for a column the record's type does not have.</summary>
    public string? Read(string columnName) =>
        record.Type.Column(columnName) is { Derived: false } column ? column.Read(_input) : Derived(columnName);

    public string? ReadSource(int number, CitationColumn column) =>
        number <= _input.Sources.Count ? column.Read(_input.Sources[number - 1]) : null;

    private string? Derived(string columnName) => columnName switch
    {
        "type" => record.Type.Slug,
        "status" => Codes<RecordStatus>.Of(record.StatusOn(today)),
        "contested" => record.IsContested ? "yes" : null,
        "started_on" => record.StartedOn?.ToString(),
        "ended_on" => record.EndedOn?.ToString(),
        "first_listed_on" => Listings.Select(l => l.FirstSeenOn).Order().Select(Iso).FirstOrDefault(),
        "last_listed_on" => Listings.Select(l => l.LastSeenOn).OrderDescending().Select(Iso).FirstOrDefault(),
        "updated_on" => record.UpdatedAtUtc.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => null,
    };

    private IEnumerable<Listing> Listings => (record as Agreement287g)?.Listings ?? [];

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
