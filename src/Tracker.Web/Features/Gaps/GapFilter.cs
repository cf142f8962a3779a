using Tracker.Domain;
using Tracker.Domain.Gaps;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Gaps;

/// <summary>Which gaps: the filters of <c>/gaps</c> and its twins.</summary>
public sealed record GapFilter(GapKind Kind, GapScope Scope)
{
    /// <summary>The list as programs read it.</summary>
    public static ApiList Api { get; } = new("/gaps", "What is missing or unsure, as small tasks.", null,
    [
        new("kind", "What is missing.", GapKind.All.Select(k => new Code(k.Slug, k.Name)).ToList()),
        new("state", "Two-letter codes, divided by commas, such as CA,OR."),
        new("topic", "The kind of record.", RecordTypes.All.Select(t => new Code(t.Slug, t.PluralName)).ToList()),
        new("level", "Which jurisdictions.", Codes<JurisdictionLevel>.All),
    ]);

    public static GapFilter From(QueryValues query, DateOnly today) => new(
        GapKind.Find(query.OneOf("kind", GapKind.All.Select(k => k.Slug))) ?? GapKind.NeverResearched,
        new GapScope(today, query.States(), RecordTypes.Find(query.OneOf("topic", RecordTypes.All.Select(t => t.Slug))), query.Code<JurisdictionLevel>("level")));
}
