using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Features.Accounts;
using Tracker.Web.Features.Shared;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Features.Accounts;

/// <summary>Whoever uses the site leaves no address, no browser and no page they came from, whatever a proxy adds.</summary>
[Trait("Database", "sqlite")]
public sealed partial class PlantedTracesTests : IAsyncLifetime
{
    private const string Network = "203.0.113.77";
    private const string Browser = "PlantedBrowser/7.3";
    private const string Before = "planted-referrer.example";
    private const string Proxied = "198.51.100.209";

    private static readonly Dictionary<string, string> Headers = new(StringComparer.Ordinal)
    {
        [NetworkOfTest.Header] = Network,
        ["User-Agent"] = Browser,
        ["Sec-CH-UA"] = Browser,
        ["Referer"] = $"https://{Before}/a",
        ["X-Forwarded-For"] = $"{Network}, {Proxied}",
        ["Forwarded"] = $"for={Proxied}",
        ["X-Real-IP"] = Proxied,
        ["CF-Connecting-IP"] = Proxied,
        ["True-Client-IP"] = Proxied,
    };

    private readonly LogOfTest _log = new();
    private readonly TrackerApp _app;

    public PlantedTracesTests() => _app = new TrackerApp
    {
        Log = _log,
        Settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Logging:LogLevel:Default"] = "Information",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Information",
            ["Logging:LogLevel:Tracker.Web.Features.Accounts"] = "Information",
        },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        await _app.ChangeSiteAsync(s => (s.AllowsAsking, s.AllowsCorrections) = (true, true));
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task No_address_no_browser_and_no_referrer_is_in_database_or_log_after_everything_was_used()
    {
        var stranger = Planted();
        await WalkAsync(stranger);
        await stranger.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = "nobody at all", ["Password"] = "nine herons over the ditch" });
        await stranger.PostFormAsync("/join/ask", "/join/ask", new() { ["Pseudonym"] = "Asks To Join", ["Password"] = Person.Password, ["Why"] = "To help" });
        await stranger.PostFormAsync("/corrections/new?jurisdiction=48201", "/corrections/new?jurisdiction=48201", new() { ["Statement"] = "It ended in 2025.", ["SourceUrl"] = "https://example.org/" });

        var link = await _app.WithAsync(s => s.GetRequiredService<OneTimeLinks>().InviteAsync(Roles.Contributor, null, Cancellation));
        var contributor = Planted();
        (await contributor.PostFormAsync(link, link, new() { ["Pseudonym"] = "Joins By Link", ["Password"] = Person.Password })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await contributor.PostFormAsync("/records/memorandum/new", "/records/memorandum/new", RecordFields.Of("memorandum"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await contributor.PostFormAsync("/account", "/sign-out", []);

        var administrator = await _app.SignInAsync(await _app.PersonAsync(Roles.Administrator), Planted());
        await WalkAsync(administrator);
        (await administrator.PostFormAsync("/records/memorandum/new", "/records/memorandum/new", RecordFields.Of("memorandum"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await administrator.UploadAsync("records.csv", Encoding.UTF8.GetBytes("ref,geoid,summary\n,48201,A fact\n"))).StatusCode.ShouldBeOneOf(HttpStatusCode.Redirect, HttpStatusCode.BadRequest);
        (await administrator.GetAsync("/account/sessions", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await administrator.PostFormAsync("/account", "/sign-out", []);

        _log.Lines.Count.ShouldBeGreaterThan(100);
        (await TracesAsync(Network, Proxied, Browser, Before)).ShouldBeEmpty();
        (await TracesAsync("Joins By Link")).ShouldNotBeEmpty();
    }

    /// <summary>Every page there is, with something in the place of each part of its address.</summary>
    private static async Task WalkAsync(HttpClient client)
    {
        foreach (var route in RoutesAndRoles.Table.Where(r => r.StartsWith("GET ", StringComparison.Ordinal)).Select(r => r.Split(' ')[1]))
        {
            var response = await client.GetAsync(Part().Replace(route, "48201"), Cancellation);
            ((int)response.StatusCode).ShouldBeLessThan(500, route);
        }
    }

    private HttpClient Planted()
    {
        var client = _app.Anonymous();
        foreach (var (name, value) in Headers)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        return client;
    }

    private async Task<List<string>> TracesAsync(params string[] texts)
    {
        var found = _log.Lines.Concat(_log.Scopes).Where(l => texts.Any(t => l.Contains(t, StringComparison.OrdinalIgnoreCase))).Select(l => "log: " + l).ToList();
        foreach (var file in Directory.EnumerateFiles(_app.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, Cancellation);
            found.AddRange(texts.Where(t => Encodings.Any(e => content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(e.GetBytes(t)) >= 0)).Select(t => $"{Path.GetFileName(file)}: {t}"));
        }

        return found;
    }

    private static Encoding[] Encodings => [Encoding.UTF8, Encoding.Unicode];

    [GeneratedRegex(@"\{(?:[^{}]|\{\{[^{}]*\}\})*\}", RegexOptions.None, 1000)]
    private static partial Regex Part();
}
