using Tracker.Domain.Agreements287g;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Domain.Maps;

/// <summary>How a category looks: a colour and a pattern, of which no two are alike, so that it can be told without the colour.</summary>
public enum MapLook
{
    CooperatesMost,
    CooperatesMore,
    Cooperates,
    CooperatesSeveral,
    CooperatesOther,
    CooperatesByLaw,
    LimitsMost,
    Limits,
    LimitsByLaw,
    Mixed,
    MixedOther,
    MixedByLaw,
    Unknown,
    Pending,
    NoLongerListed,
    Ended,
    NoneFound,
    NothingYet,
    Blank,
    Inside,
    PartlyInside,
    Count1,
    Count2,
    Count3,
    Count4,
}

/// <summary>One entry of a map’s legend.</summary>
/// <param name="Direction">Null where it says nothing of cooperating or limiting.</param>
public sealed record MapCategory(string Code, string Label, Direction? Direction, MapLook Look)
{
    /// <summary>Nothing is recorded: drawn as the ground, and left out of tables unless asked for.</summary>
    public bool IsBlank => Look == MapLook.Blank;

    /// <summary>A place or state in it has a mark of its own on the map: something holds, held or was looked for.</summary>
    public bool IsMarked => Look is not (MapLook.Blank or MapLook.NothingYet);
}

/// <summary>What a map shows of each jurisdiction on a day. Pure; what it says of records is what <see cref="JurisdictionProfile"/> says.</summary>
public abstract class MapTopic(string slug, string name, string about, IReadOnlyList<MapCategory> categories)
{
    public string Slug => slug;

    public string Name => name;

    /// <summary>What is shown, and what the colours do not tell, in a sentence or two.</summary>
    public string About => about;

    /// <summary>In the order of the legend; the last is what a place is of which nothing is known.</summary>
    public IReadOnlyList<MapCategory> Categories => categories;

    /// <summary>The records it is drawn from; null where it is drawn from something else.</summary>
    public virtual RecordType? Type => null;

    /// <summary>A place below the counties is drawn as a dot where something is recorded of it.</summary>
    public virtual bool HasDots => true;

    public static IReadOnlyList<MapTopic> All { get; } = [new AgreementMap(), new DetainerMap(), new PolicyMap(), new BorderZoneMap(), new CoverageMap()];

    public static MapTopic First => All[0];

    public static MapTopic Named(string slug) => All.Single(t => t.Slug == slug);

    /// <summary>The place of a code in <see cref="Categories"/>.</summary>
    public int IndexOf(string code) => Categories.Index().Single(c => c.Item.Code == code).Index;
}

/// <summary>A topic whose categories come from a jurisdiction’s own records, its checks and its state’s law.</summary>
public abstract class RecordMap(string slug, string name, string about, RecordType type, IReadOnlyList<MapCategory> inForce)
    : MapTopic(slug, name, about, [.. inForce, .. Others(type)])
{
    public override RecordType Type => type;

    /// <summary>The category on the day: of the records in force; else of the state’s law where the topic asks for it; else the state of the topic.</summary>
    public MapCategory On(RecordedFacts facts, DateOnly day)
    {
        var topic = TopicProfile.Of(type, facts.Records, facts.Checks, facts.Contested, day);
        var code = topic.State == TopicState.InForce
            ? OfInForce(topic.Records.Where(r => r.StatusOn(day) == RecordStatus.InForce))
            : OfLaw(facts, day) ?? Codes<TopicState>.Of(topic.State);
        return Categories[IndexOf(code)];
    }

    /// <summary>What is told of the place on the day, beside the category.</summary>
    public string? FactsOn(RecordedFacts facts, DateOnly day)
    {
        var records = TopicProfile.Of(type, facts.Records, facts.Checks, facts.Contested, day).Records.Select(r => (Record: r, Status: r.StatusOn(day))).ToList();
        var best = records.Where(r => r.Status == records[0].Status).Select(r => r.Record).ToList();
        var told = best.Take(MostTold).Select(r => r.Agency is { } agency ? $"{agency.Name}: {r.HeadlineText}" : r.HeadlineText).ToList();
        return told.Count == 0 ? null : string.Join("; ", told) + (best.Count > told.Count ? $"; and {best.Count - told.Count} more" : "");
    }

    protected const string Several = "several";

    private const int MostTold = 2;

    /// <summary>The code for what is in force, one record at least.</summary>
    protected abstract string OfInForce(IEnumerable<CooperationRecord> records);

    /// <summary>The code for what the state’s law imposes; null where it imposes nothing, or the topic does not ask.</summary>
    protected virtual string? OfLaw(RecordedFacts facts, DateOnly day) => null;

    private static IEnumerable<MapCategory> Others(RecordType type) =>
    [
        Other(TopicState.Pending, type.LabelOf(RecordStatus.Pending), MapLook.Pending),
        .. type == Agreement287gColumns.Type ? new[] { Other(TopicState.NoLongerListed, type.LabelOf(RecordStatus.NoLongerListed), MapLook.NoLongerListed) } : [],
        Other(TopicState.Ended, type.LabelOf(RecordStatus.Ended), MapLook.Ended),
        Other(TopicState.NoneFound, Codes<TopicState>.LabelOf(TopicState.NoneFound), MapLook.NoneFound),
        Other(TopicState.NothingYet, Codes<TopicState>.LabelOf(TopicState.NothingYet), MapLook.NothingYet),
        Other(TopicState.NotResearched, Codes<TopicState>.LabelOf(TopicState.NotResearched), MapLook.Blank),
    ];

    private static MapCategory Other(TopicState state, string label, MapLook look) => new(Codes<TopicState>.Of(state), label, null, look);
}

/// <summary>287(g) agreements by model.</summary>
public sealed class AgreementMap() : RecordMap(
    "agreement-287g", "287(g) agreements", "Agreements with ICE of the county and of agencies at home in it, by model.", Agreement287gColumns.Type,
    [
        new("task_force", "Task force", Direction.Cooperates, MapLook.CooperatesMost),
        new("jail_enforcement", "Jail enforcement", Direction.Cooperates, MapLook.CooperatesMore),
        new("warrant_service_officer", "Warrant service officers", Direction.Cooperates, MapLook.Cooperates),
        new(Several, "Several models", Direction.Cooperates, MapLook.CooperatesSeveral),
        new("other", "Another model", Direction.Cooperates, MapLook.CooperatesOther),
    ])
{
    protected override string OfInForce(IEnumerable<CooperationRecord> records)
    {
        var models = records.Cast<Agreement287g>().Select(a => a.Model).Distinct().ToList();
        return models switch
        {
            [AgreementModel.TaskForce or AgreementModel.JailEnforcement or AgreementModel.WarrantServiceOfficer] => Codes<AgreementModel>.Of(models[0]),
            [AgreementModel.TribalTaskForce or AgreementModel.Other] => "other",
            _ => Several,
        };
    }
}

/// <summary>Which detainers are honoured by holding a person.</summary>
public sealed class DetainerMap() : RecordMap(
    "detainer-policy", "Detainer holds", "Which ICE detainers the place says it honours by holding a person. What its jail does is another matter.", DetainerPolicyColumns.Type,
    [
        Holds(DetainerHolds.ByStateMandate, Direction.Cooperates, MapLook.CooperatesMost),
        Holds(DetainerHolds.All, Direction.Cooperates, MapLook.Cooperates),
        Holds(DetainerHolds.ChargeOrConvictionLimited, Direction.Mixed, MapLook.Mixed),
        Holds(DetainerHolds.CaseByCase, Direction.Mixed, MapLook.MixedOther),
        Holds(DetainerHolds.JudicialWarrantOnly, Direction.Limits, MapLook.Limits),
        Holds(DetainerHolds.None, Direction.Limits, MapLook.LimitsMost),
        Holds(DetainerHolds.NoWrittenPolicy, Direction.Unknown, MapLook.Unknown),
        new(Several, "Several policies that differ", Direction.Mixed, MapLook.MixedByLaw),
    ])
{
    protected override string OfInForce(IEnumerable<CooperationRecord> records) =>
        records.Cast<DetainerPolicy>().Select(p => p.Holds).Distinct().ToList() is [var only] ? CodeOf(only) : Several;

    private static MapCategory Holds(DetainerHolds holds, Direction direction, MapLook look) => new(CodeOf(holds), Codes<DetainerHolds>.LabelOf(holds), direction, look);

    private static string CodeOf(DetainerHolds holds) => Codes<DetainerHolds>.Of(holds);
}

/// <summary>Policies that limit cooperation or require it: the place’s own, else its state’s where they bind it.</summary>
public sealed class PolicyMap() : RecordMap(
    "sanctuary-policy", "Limiting and mandating policies", "The place’s own policies in force; where it has none, what its state’s law imposes on it.", SanctuaryPolicyColumns.Type,
    [
        Own(PolicyDirection.Limits, Direction.Limits, MapLook.LimitsMost),
        Own(PolicyDirection.Mandates, Direction.Cooperates, MapLook.CooperatesMost),
        Own(PolicyDirection.ForbidsLocalLimits, Direction.Cooperates, MapLook.Cooperates),
        Own(PolicyDirection.Symbolic, Direction.Unknown, MapLook.Unknown),
        new(Several, "Several that differ", Direction.Mixed, MapLook.Mixed),
        Law(PolicyDirection.Limits, "State law limits", Direction.Limits, MapLook.LimitsByLaw),
        Law(PolicyDirection.Mandates, "State law mandates", Direction.Cooperates, MapLook.CooperatesByLaw),
        Law(PolicyDirection.ForbidsLocalLimits, "State law forbids local limits", Direction.Cooperates, MapLook.CooperatesOther),
        new(ByLaw + Several, "State laws that differ", Direction.Mixed, MapLook.MixedByLaw),
    ])
{
    private const string ByLaw = "state_";

    protected override string OfInForce(IEnumerable<CooperationRecord> records) => OneOrSeveral(records.Cast<SanctuaryPolicy>());

    protected override string? OfLaw(RecordedFacts facts, DateOnly day) =>
        facts.Jurisdiction.Level != JurisdictionLevel.State && StateLaw.ImposedOn(facts, day) is { Count: > 0 } imposed ? ByLaw + OneOrSeveral(imposed) : null;

    private static string OneOrSeveral(IEnumerable<SanctuaryPolicy> policies) =>
        policies.Select(p => p.PolicyDirection).Distinct().ToList() is [var only] ? Codes<PolicyDirection>.Of(only) : Several;

    private static MapCategory Own(PolicyDirection policy, Direction direction, MapLook look) => new(Codes<PolicyDirection>.Of(policy), Codes<PolicyDirection>.LabelOf(policy), direction, look);

    private static MapCategory Law(PolicyDirection policy, string label, Direction direction, MapLook look) => new(ByLaw + Codes<PolicyDirection>.Of(policy), label, direction, look);
}

/// <summary>The 100-mile border zone, which no day changes.</summary>
public sealed class BorderZoneMap() : MapTopic(
    "border-zone", "Border zone", "Whether the county lies within 100 miles of the external boundary of the United States. Computed from its outline, and the same on every day.",
    [
        Zone(BorderZone.Wholly, MapLook.Inside),
        Zone(BorderZone.Partly, MapLook.PartlyInside),
        Zone(BorderZone.None, MapLook.NoneFound),
        new("unknown", "Not computed", null, MapLook.Blank),
    ])
{
    public override bool HasDots => false;

    public MapCategory Of(Jurisdiction jurisdiction) => jurisdiction.BorderZone is { } zone ? Categories[IndexOf(Codes<BorderZone>.Of(zone))] : Categories[^1];

    private static MapCategory Zone(BorderZone zone, MapLook look) => new(Codes<BorderZone>.Of(zone), Codes<BorderZone>.LabelOf(zone), null, look);
}

/// <summary>Of how many topics something is recorded, a look that found nothing included.</summary>
public sealed class CoverageMap() : MapTopic(
    "coverage", "Coverage", "Of how many of the eleven topics this tracker has a record, or a look that found nothing. It tells of our work, not of the place.",
    [
        new("seven_or_more", "Seven topics or more", null, MapLook.Count4),
        new("four_to_six", "Four to six topics", null, MapLook.Count3),
        new("two_or_three", "Two or three topics", null, MapLook.Count2),
        new("one", "One topic", null, MapLook.Count1),
        new("none", "No topic yet", null, MapLook.Blank),
    ])
{
    public MapCategory Of(int topics) => Categories[IndexOf(topics switch { 0 => "none", 1 => "one", < 4 => "two_or_three", < 7 => "four_to_six", _ => "seven_or_more" })];
}
