using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Gaps;
using Tracker.Domain.Trends;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.States;

/// <summary>A line that leads to a record.</summary>
/// <param name="When">When it happened or will, in words.</param>
public sealed record StateLine(string RecordRef, string What, string Title, string When)
{
    public string Url => "/records/" + RecordRef;
}

/// <summary>An agency that takes part.</summary>
public sealed record StateAgency(string Ref, string Name, string Home, string HomeGeoid, string Models, string? Since);

/// <summary>Of a kind of gap so many.</summary>
public sealed record StateGap(GapKind Kind, int Count);

/// <summary>A tension of one of its places.</summary>
public sealed record StateTension(string Kind, string Sentence, string PlaceName, string Geoid, string OneRef, string OtherRef);

/// <summary>Agreements of one model in force.</summary>
public sealed record ModelCount(AgreementModel Model, int Count)
{
    public string Code => Codes<AgreementModel>.Of(Model);

    public string Label => Codes<AgreementModel>.LabelOf(Model);
}

/// <summary>What the page of a state shows.</summary>
/// <param name="Laws">Its laws in force, in full.</param>
/// <param name="Chart">Agreements in force over five years, as SVG; null where there never was one.</param>
/// <param name="RecentWords">How much changed lately, in a sentence.</param>
/// <param name="Changes">The strongest of the changes, or the newest where there are none of late.</param>
/// <param name="AreRecent">Whether the changes are of late.</param>
public sealed record StateModel(
    StateRow Row, DateOnly Today, IReadOnlyList<RecordCard> Laws, IReadOnlyList<ModelCount> Models, string? Chart, IReadOnlyList<StateAgency> Agencies,
    string RecentWords, IReadOnlyList<StateLine> Changes, bool AreRecent, int MoreChanges,
    IReadOnlyList<StateTension> Tensions, int MoreTensions, IReadOnlyList<StateGap> Gaps, IReadOnlyList<StateLine> Coming, int MoreComing)
{
    public StateStanding Standing => Row.Standing;

    public bool IsPast => Standing.Day != Today;

    /// <summary>The day for links that keep it; empty for today.</summary>
    public string AsOf(char before) => IsPast ? $"{before}as-of={Standing.Day:yyyy-MM-dd}" : "";
}
