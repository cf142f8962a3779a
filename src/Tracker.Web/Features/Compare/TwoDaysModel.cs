using Tracker.Domain.Records;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Compare;

/// <summary>What became of one record in between, and which sources say so.</summary>
/// <param name="Events">The days of its own fields and of published lists.</param>
public sealed record ChangedRecord(string Url, string Title, bool IsStateLaw, string Words, IReadOnlyList<string> Events, bool IsContested, IReadOnlyList<CardCitation> Sources);

/// <summary>The changed records of one topic.</summary>
public sealed record ChangedTopic(RecordType Topic, IReadOnlyList<ChangedRecord> Records);

/// <param name="More">How many changed records are not named.</param>
/// <param name="Recorded">What this tracker recorded in between, whenever it happened.</param>
public sealed record TwoDaysModel(
    TwoDays Days, string FullName, IReadOnlyList<CompareRow> Rows, int Differing, IReadOnlyList<ChangedTopic> Changed, int More, HistoryModel Recorded, CitedPage Cited);
