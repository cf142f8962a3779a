using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts;

public sealed class GuessingTests : IClassFixture<EmptyTracker>
{
    private readonly EmptyTracker _tracker;
    private readonly TrackerApp _app;

    public GuessingTests(EmptyTracker tracker) => (_tracker, _app) = (tracker, tracker.App);

    [Theory]
    [InlineData(1)]
    [InlineData(200)]
    public async Task Of_a_thousand_guesses_at_most_twenty_are_evaluated_and_the_owner_still_signs_in(int networks)
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var owner = From("203.0.113.7");
        await _app.SignInAsync(person, owner);
        var guesser = _app.Anonymous();
        var token = await guesser.TokenAsync("/sign-in");
        var evaluated = 0;
        for (var i = 0; i < 1000; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in")
            {
                Content = new FormUrlEncodedContent([new("Pseudonym", person.Pseudonym), new("Password", $"guess number {i}"), new("__RequestVerificationToken", token)]),
                Headers = { { NetworkOfTest.Header, $"198.51.100.{i % networks}" } },
            };
            var answer = await guesser.SendAsync(request, TestContext.Current.CancellationToken);
            evaluated += answer.StatusCode == HttpStatusCode.BadRequest ? 1 : 0;
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.TooManyRequests);
        }

        evaluated.ShouldBeInRange(5, 20);
        await _app.SignInAsync(person, From("203.0.113.7"));
        _tracker.Clock.Advance(GuessingBrake.LongPause);
        await _app.SignInAsync(person, From("198.51.100.0"));
    }

    [Fact]
    public async Task An_unknown_name_is_slowed_down_as_a_known_one_is()
    {
        var statuses = new List<HttpStatusCode>();
        var browser = From("192.0.2.1");
        for (var i = 0; i < 7; i++)
        {
            statuses.Add((await browser.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = "nobody at all", ["Password"] = "nine herons over the ditch" })).StatusCode);
        }

        statuses.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.BadRequest, 5), .. Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)]);
    }

    [Fact]
    public async Task Known_and_unknown_names_take_as_long()
    {
        const int Tries = 200;
        var person = await _app.PersonAsync(Roles.Contributor);
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var i = 0; i < Tries; i++)
        {
            known.Add(await TimedAsync(person.Pseudonym, i));
            unknown.Add(await TimedAsync($"nobody-{i}", i));
        }

        var (a, b) = (Median(known), Median(unknown));
        (Math.Abs(a - b) / Math.Max(a, b)).ShouldBeLessThan(0.1, $"known {a:0.0} ms, unknown {b:0.0} ms");
    }

    [Fact]
    public async Task A_password_hashed_in_fewer_rounds_is_hashed_anew_when_its_owner_signs_in()
    {
        var person = await _app.PersonAsync(Roles.Contributor);
        var before = await _app.WithAsync(async s =>
        {
            var users = s.GetRequiredService<UserManager<TrackerUser>>();
            var user = (await users.FindByIdAsync(person.Id))!;
            user.PasswordHash = new PasswordHasher<TrackerUser>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(user, Person.Password);
            await users.UpdateAsync(user);
            return user.PasswordHash;
        });

        await _app.SignInAsync(person);

        var after = (await _app.WithAsync(s => s.GetRequiredService<UserManager<TrackerUser>>().FindByIdAsync(person.Id)))!.PasswordHash!;
        after.ShouldNotBe(before);
        Rounds(before).ShouldBe(1000u);
        Rounds(after).ShouldBe((uint)AccountRegistration.PasswordRounds);
    }

    [Theory]
    [InlineData("too short", "Choose a password of 12 to 128 characters; a sentence is easy to remember.")]
    [InlineData("password1234", "This password is in every guesser’s list. Choose a sentence of your own.")]
    [InlineData("abcdefghijkl", "This password is a pattern that is guessed at once. Choose a sentence of your own.")]
    public async Task A_password_that_is_guessed_soon_is_refused(string password, string problem)
    {
        var link = await _app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().InviteAsync(Roles.Contributor, null, TestContext.Current.CancellationToken));

        var answer = await _app.Anonymous().PostFormAsync(link, link, new() { ["Pseudonym"] = "Guess Able", ["Password"] = password });

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.ReadPageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain(problem);
    }

    // The desk alone, without the time that a test's request takes; from a new network each time, and with a window for each.
    private Task<double> TimedAsync(string pseudonym, int i) => _app.WithAsync(async s =>
    {
        _tracker.Clock.Advance(TimeSpan.FromMinutes(10));
        var desk = s.GetRequiredService<SignInDesk>();
        var watch = Stopwatch.StartNew();
        (await desk.TryPasswordAsync(pseudonym, "nine herons over the ditch", new IPAddress([10, 0, (byte)(i / 250), (byte)(i % 250)]))).ShouldBe(SignInOutcome.Wrong);
        return watch.Elapsed.TotalMilliseconds;
    });

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    // Identity's format: a marker, the function, then the rounds as four bytes.
    private static uint Rounds(string hash) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(Convert.FromBase64String(hash).AsSpan(5));

    private HttpClient From(string network)
    {
        var browser = _app.Anonymous();
        browser.DefaultRequestHeaders.Add(NetworkOfTest.Header, network);
        return browser;
    }
}
