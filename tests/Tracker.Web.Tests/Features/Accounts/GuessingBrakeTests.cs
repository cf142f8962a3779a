using System.Net;
using Microsoft.Extensions.Time.Testing;
using Tracker.Web.Features.Accounts;

namespace Tracker.Web.Tests.Features.Accounts;

public sealed class GuessingBrakeTests
{
    private static readonly IPAddress Home = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Office = IPAddress.Parse("203.0.113.8");

    private readonly FakeTimeProvider _clock = new();
    private readonly GuessingBrake _brake;

    public GuessingBrakeTests() => _brake = new GuessingBrake(_clock);

    [Fact]
    public void One_network_has_five_tries_in_a_quarter_of_an_hour()
    {
        Evaluated("ada", Home, 1000).ShouldBe(5);
        _clock.Advance(GuessingBrake.Pause);
        Evaluated("ada", Home, 1000).ShouldBe(5);
    }

    [Fact]
    public void Guessing_from_everywhere_does_not_lock_the_owner_out_who_was_at_home_before()
    {
        _brake.MayTry("ada", Home).ShouldBeTrue();
        _brake.Succeeded("ada", Home);
        var evaluated = Enumerable.Range(0, 1000).Count(i => _brake.MayTry("ada", new IPAddress([10, 0, (byte)(i / 250), (byte)(i % 250)])));

        evaluated.ShouldBe(12);
        _brake.MayTry("ada", Home).ShouldBeTrue();
    }

    [Fact]
    public void One_network_that_tries_many_names_is_stopped_and_others_are_not()
    {
        Enumerable.Range(0, 1000).Count(i => _brake.MayTry($"name {i}", Home)).ShouldBe(30);
        _brake.MayTry("ada", Office).ShouldBeTrue();
    }

    [Fact]
    public void Addresses_of_one_household_count_as_one()
    {
        Enumerable.Range(0, 100).Count(i => _brake.MayTry("ada", IPAddress.Parse($"2001:db8:1:2::{i:x}"))).ShouldBe(5);
        _brake.MayTry("ada", IPAddress.Parse("2001:db8:1:3::1")).ShouldBeTrue();
    }

    [Fact]
    public void Whoever_signs_in_rightly_is_never_slowed_down() => Enumerable.Range(0, 1000).Count(_ =>
    {
        var may = _brake.MayTry("ada", Home);
        _brake.Succeeded("ada", Home);
        return may;
    }).ShouldBe(1000);

    [Fact]
    public void At_once_from_many_threads_no_more_are_evaluated()
    {
        var evaluated = 0;
        Parallel.For(0, 1000, _ => Interlocked.Add(ref evaluated, _brake.MayTry("ada", Home) ? 1 : 0));
        evaluated.ShouldBe(5);
    }

    private int Evaluated(string account, IPAddress network, int tries) => Enumerable.Range(0, tries).Count(_ => _brake.MayTry(account, network));
}
