using Tracker.Domain.Agreements287g;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Trends;

namespace Tracker.Domain.Tests.Trends;

public sealed class StateStandingTests
{
    private static readonly DateOnly Day = new(2026, 10, 2);

    [Fact]
    public void Counties_count_once_with_their_cities_and_the_state_police_for_none()
    {
        var standing = Of([Agreement("48201", "a"), Agreement("48201", "a"), Agreement("4835000", "b"), Agreement("48", "c")], []);

        standing.Counties.ShouldBe(new Share(1, 254));
        standing.Agencies.ShouldBe(3);
        standing.Models.ShouldBe(new Dictionary<AgreementModel, int> { [AgreementModel.TaskForce] = 4 });
    }

    [Theory]
    [InlineData(100, 90, true)]
    [InlineData(100, 49, false)]
    [InlineData(0, 0, false)]
    public void A_share_of_agencies_is_told_only_where_most_carry_the_FBIs_identifier(int all, int withOri, bool told)
    {
        var standing = Of([Agreement("48201", "a")], [], new KnownAgencies(all, withOri));
        (standing.AgencyShare is not null).ShouldBe(told);
    }

    [Theory]
    [InlineData(Direction.Limits, "limits")]
    [InlineData(Direction.Cooperates, "mandates")]
    [InlineData(Direction.Cooperates, "mandates", "forbids_local_limits")]
    [InlineData(Direction.Mixed, "mandates", "limits")]
    [InlineData(Direction.Unknown, "symbolic")]
    [InlineData(Direction.Unknown)]
    public void The_posture_is_where_its_laws_in_force_point(Direction posture, params string[] laws) =>
        Of([], laws.Select((l, i) => Law(i, l, "2019", null)).ToList()).Posture.ShouldBe(posture);

    [Fact]
    public void A_law_that_is_repealed_gives_no_posture_but_is_no_gap()
    {
        var standing = Of([], [Law(0, "limits", "2019", "2021")]);
        standing.Posture.ShouldBe(Direction.Unknown);
        standing.LawTopic.State.ShouldBe(TopicState.Ended);
        Of([], []).LawTopic.State.ShouldBe(TopicState.NotResearched);
    }

    private static StateStanding Of(IReadOnlyList<TrendFact> inForce, IReadOnlyList<SanctuaryPolicy> laws, KnownAgencies? known = null) =>
        StateStanding.Of(Known.Place("48"), Day, inForce, laws, [], known ?? KnownAgencies.None, 254, Known.Gazetteer);

    private static TrendFact Agreement(string geoid, string agency) => new()
    {
        Ref = "287g-" + agency,
        Geoid = GeoId.Parse(geoid),
        State = "TX",
        AgencyRef = agency,
        Model = AgreementModel.TaskForce,
    };

    private static SanctuaryPolicy Law(int number, string direction, string enacted, string? repealed)
    {
        var type = SanctuaryPolicyColumns.Type;
        var policy = new SanctuaryPolicy($"san-{number}");
        var input = new SanctuaryPolicyInput { Direction = direction, Instrument = "statute", EnactedOn = enacted, RepealedOn = repealed, AppliesToLocal = "yes", Term = type.Terms[0] };
        policy.Take(new RecordDraft(type, input, GeoId.Parse("48"), null, [], []));
        return policy;
    }
}
