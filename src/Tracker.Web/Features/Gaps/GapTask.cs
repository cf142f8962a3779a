using Tracker.Domain.Checks;
using Tracker.Domain.Designations;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Gaps;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Gaps;

/// <summary>One way to close a gap.</summary>
public sealed record GapLink(string Text, string Url);

/// <summary>One gap as a small task that somebody can take on.</summary>
/// <param name="Found">What stands there now.</param>
/// <param name="FoundUrl">The page of the record or check it is about; null where there is none.</param>
/// <param name="LastSeenOn">Of what is stale.</param>
public sealed record GapTask(
    GapKind Kind, Jurisdiction Place, RecordType Topic, string? Ref, string Found, string? FoundUrl, PartialDate? LastSeenOn, string ToDo, IReadOnlyList<GapLink> Links)
{
    /// <summary>“Abington township, Montgomery County, PA”.</summary>
    public string FullName { get; init; } = "";

    public static GapTask Unresearched(Jurisdiction place, RecordType topic) => new(
        GapKind.NeverResearched, place, topic, null, "Neither a record nor a check", null, null, "Look for it.",
        [RecordLink("Record what you find", place, topic), CheckLink("Looked, and found nothing", place, topic)]);

    public static GapTask StaleCheck(Check check, Jurisdiction place) => new(
        GapKind.Stale, place, check.Topic, check.Ref, "Looked for, and nothing found", "/checks/" + check.Ref, PartialDate.Of(check.CheckedOn), "Look again.",
        [RecordLink("Record what you find", place, check.Topic), CheckLink("Looked again, and found nothing", place, check.Topic)]);

    /// <summary>The record needs its jurisdiction, agency and citations loaded.</summary>
    public static GapTask Of(GapKind kind, CooperationRecord record, Jurisdiction place)
    {
        var (toDo, links) = DoneBy(kind, record, place);
        return new GapTask(
            kind, place, record.Type, record.Ref, RecordCard.TitleOf(record, place.Name), "/records/" + record.Ref,
            kind == GapKind.Stale ? Freshness.LastSeen(record) : null, toDo, links);
    }

    private static (string ToDo, IReadOnlyList<GapLink> Links) DoneBy(GapKind kind, CooperationRecord record, Jurisdiction place) =>
        kind == GapKind.Stale ? ("See whether it still holds.", [EditLink("Verify it again", record)])
        : kind == GapKind.OneSource ? ("Find another source, for it or against it.", [EditLink("Find a second source", record)])
        : kind == GapKind.DesignationWithoutPolicy ? ("Find what its own policies say.",
        [
            RecordLink("Record a sanctuary policy", place, SanctuaryPolicyColumns.Type), RecordLink("Record a detainer policy", place, DetainerPolicyColumns.Type),
            CheckLink("Looked, and found nothing", place, SanctuaryPolicyColumns.Type),
        ])
        : ("See whether a list names the place.",
        [
            RecordLink("Record a designation", place, DesignationColumns.Type), CheckLink("Looked, and found nothing", place, DesignationColumns.Type),
        ]);

    private static GapLink RecordLink(string text, Jurisdiction place, RecordType topic) => new(text, $"/records/{topic.Slug}/new?jurisdiction={place.Geoid}");

    private static GapLink CheckLink(string text, Jurisdiction place, RecordType topic) => new(text, $"/checks/new?jurisdiction={place.Geoid}&topic={topic.Slug}");

    private static GapLink EditLink(string text, CooperationRecord record) => new(text, $"/records/{record.Ref}/edit");
}
