using Tracker.Domain.Gaps;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Gaps;

/// <summary>Which gaps: the filters of <c>/gaps</c> and its twins.</summary>
public sealed record GapFilter(GapKind Kind, GapScope Scope)
{
    public static GapFilter From(QueryValues query, DateOnly today) => new(
        GapKind.Find(query.OneOf("kind", GapKind.All.Select(k => k.Slug))) ?? GapKind.NeverResearched,
        new GapScope(today, query.States(), RecordTypes.Find(query.OneOf("topic", RecordTypes.All.Select(t => t.Slug))), query.Code<JurisdictionLevel>("level")));
}
