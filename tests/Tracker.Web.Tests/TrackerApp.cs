using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tracker.Web.Data;

namespace Tracker.Web.Tests;

/// <summary>The real program over a real database of its own, which begins as a freshly started tracker's.</summary>
public sealed class TrackerApp : IAsyncLifetime
{
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static string? _template;

    private static readonly AsyncLocal<bool> Background = new();

    private string _folder = "";
    private WebApplicationFactory<Program>? _factory;
    private string? _database;

    /// <summary>Whether what runs now is the program's own doing, which looks for work now and then, and no request's or test's.</summary>
    public static bool IsInBackground => Background.Value;

    /// <summary>Another program, which serves the same database and outlives this one; null where it has a database of its own.</summary>
    public TrackerApp? Beside { get; init; }

    /// <summary>The time it takes it to be.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>What its operator has set.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Where it logs to besides.</summary>
    internal LogOfTest? Log { get; init; }

    public IServiceProvider Services => _factory!.Services;

    public string Folder => _folder;

    public async ValueTask InitializeAsync()
    {
        if (Beside is not null)
        {
            (_folder, _database) = (Beside._folder, Beside._database);
        }
        else
        {
            await MakeDatabaseAsync();
        }

        Background.Value = true;
        _factory = new Factory(_folder, Clock, On(_database, Settings), Log);
        _ = _factory.Server;
    }

    public async ValueTask DisposeAsync()
    {
        await _factory!.DisposeAsync();
        if (Beside is not null)
        {
            return;
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        if (_database is not null)
        {
            await (await PostgresServer.RunningAsync()).DropAsync(_database);
        }
    }

    public HttpClient Anonymous() => _factory!.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = true });

    /// <summary>A browser whose cookies a test can look at.</summary>
    public HttpClient Anonymous(CookieContainer cookies) => _factory!.CreateDefaultClient(new CookieContainerHandler(cookies));

    /// <summary>A browser in which somebody of that role is signed in; editors and administrators with a second factor.</summary>
    public async Task<HttpClient> SignedInAsync(string role) => await SignInAsync(await PersonAsync(role));

    public async Task<HttpClient> SignInAsync(Person person, HttpClient? browser = null)
    {
        browser ??= Anonymous();
        var response = await browser.PostFormAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = person.Pseudonym, ["Password"] = Person.Password });
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        if (person.AppKey is not null)
        {
            response.Headers.Location!.ToString().ShouldBe("/sign-in/code");
            (await browser.PostFormAsync("/sign-in/code", "/sign-in/code", new() { ["Code"] = OneTimeCode.Of(person.AppKey) })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        return browser;
    }

    /// <summary>Somebody with an account of that role; unless told otherwise, editors and administrators have an authenticator app.</summary>
    public Task<Person> PersonAsync(string role, bool hasApp = true) => WithAsync(async services =>
    {
        var name = $"{role}-{Guid.NewGuid():N}"[..30];
        var users = services.GetRequiredService<UserManager<TrackerUser>>();
        var user = new TrackerUser { UserName = name, Pseudonym = name };
        (await users.CreateAsync(user, Person.Password)).Succeeded.ShouldBeTrue();
        (await users.AddToRoleAsync(user, role)).Succeeded.ShouldBeTrue();
        if (role == "contributor" || !hasApp)
        {
            return new Person(user.Id, name, null);
        }

        await users.ResetAuthenticatorKeyAsync(user);
        await users.SetTwoFactorEnabledAsync(user, true);
        return new Person(user.Id, name, await users.GetAuthenticatorKeyAsync(user));
    });

    public async Task<T> WithAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    private async Task MakeDatabaseAsync()
    {
        _folder = Directory.CreateTempSubdirectory("tracker-test-").FullName;
        var template = await TemplateAsync();
        if (PostgresServer.IsWanted)
        {
            _database = await (await PostgresServer.RunningAsync()).NewDatabaseAsync(template);
        }
        else
        {
            File.Copy(template, Path.Combine(_folder, "tracker.db"));
        }
    }

    /// <summary>Migrating and loading the geography takes seconds; it is done once and copied.</summary>
    private static async Task<string> TemplateAsync()
    {
        await Once.WaitAsync();
        try
        {
            return _template ??= PostgresServer.IsWanted ? await PostgresTemplateAsync() : await FileTemplateAsync();
        }
        finally
        {
            Once.Release();
        }
    }

    private static async Task<string> FileTemplateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tracker-template-").FullName;
        await BeginAsync(folder, database: null);
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "tracker.db")};Pooling=False");
        await connection.OpenAsync();
        var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        return Path.Combine(folder, "tracker.db");
    }

    private static async Task<string> PostgresTemplateAsync()
    {
        var database = await (await PostgresServer.RunningAsync()).NewDatabaseAsync(template: null);
        await BeginAsync(Directory.CreateTempSubdirectory("tracker-template-").FullName, database);
        return database;
    }

    private static async Task BeginAsync(string folder, string? database)
    {
        await using var factory = new Factory(folder, TimeProvider.System, On(database, new Dictionary<string, string>(StringComparer.Ordinal)), log: null);
        _ = factory.Server;
    }

    private static Dictionary<string, string> On(string? database, IReadOnlyDictionary<string, string> settings) => database is null
        ? new(settings, StringComparer.Ordinal)
        : new(settings, StringComparer.Ordinal) { ["Tracker:Database:Provider"] = "postgres", ["Tracker:Database:Connection"] = database };

    private sealed class Factory(string folder, TimeProvider clock, IReadOnlyDictionary<string, string> settings, LogOfTest? log) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("TRACKER_DATA", folder);
            builder.UseSetting("Logging:LogLevel:Default", "Error");
            foreach (var (name, value) in settings)
            {
                builder.UseSetting(name, value);
            }

            if (log is not null)
            {
                builder.ConfigureLogging(l => l.ClearProviders().AddProvider(log));
            }

            builder.ConfigureServices(s => s.AddSingleton(clock).AddSingleton<IStartupFilter, NetworkOfTest>());
        }
    }
}

/// <summary>What a browser does with pages.</summary>
public static partial class Browsing
{
    public static async Task<IHtmlDocument> ReadPageAsync(this HttpResponseMessage response) =>
        await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync());

    public static async Task<IHtmlDocument> GetPageAsync(this HttpClient client, string url)
    {
        var response = await client.GetAsync(url);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, $"{url}");
        return await response.ReadPageAsync();
    }

    /// <summary>The antiforgery token of a page's form.</summary>
    public static async Task<string> TokenAsync(this HttpClient client, string page) =>
        Token().Match(await client.GetStringAsync(page)).Groups["token"].Value;

    public static async Task<HttpResponseMessage> PostFormAsync(this HttpClient client, string page, string action, Dictionary<string, string> fields)
    {
        var token = await client.TokenAsync(page);
        return await client.SettledAsync(await client.PostAsync(action, new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token)))));
    }

    /// <summary>Where it leads to an import that is still at work, waits for its end, as its page would.</summary>
    private static async Task<HttpResponseMessage> SettledAsync(this HttpClient client, HttpResponseMessage response)
    {
        if (response.Headers.Location is { } location && ImportPage().IsMatch(location.ToString()))
        {
            while ((await client.GetStringAsync(location + "/progress")).Contains("\"atWork\":true", StringComparison.Ordinal))
            {
                await Task.Delay(100);
            }
        }

        return response;
    }

    /// <summary>A form with files, as a browser sends it.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(
        this HttpClient client, string page, string action, Dictionary<string, string> fields, params (string Field, string Name, byte[] Content)[] files)
    {
        var token = await client.TokenAsync(page);
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append(new("__RequestVerificationToken", token)))
        {
            form.Add(new StringContent(value), name);
        }

        foreach (var (field, name, content) in files)
        {
            form.Add(new ByteArrayContent(content), field, name);
        }

        return await client.PostAsync(action, form);
    }

    /// <summary>The fields of a page's form as a browser would send them.</summary>
    public static Dictionary<string, string> Fields(this IHtmlDocument page)
    {
        var form = page.QuerySelector("form.form")!;
        foreach (var template in form.QuerySelectorAll("template"))
        {
            template.Remove();
        }

        return form.QuerySelectorAll("input[name], select[name], textarea[name]")
            .Where(c => c.GetAttribute("name") != "__RequestVerificationToken" && c.GetAttribute("type") != "file")
            .Where(c => c.GetAttribute("type") is not ("radio" or "checkbox") || c.HasAttribute("checked"))
            .GroupBy(c => c.GetAttribute("name")!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => ValueOf(g.Last()), StringComparer.Ordinal);
    }

    private static string ValueOf(AngleSharp.Dom.IElement control) => control switch
    {
        IHtmlSelectElement select => select.Value ?? "",
        IHtmlTextAreaElement area => area.Value,
        _ => control.GetAttribute("value") ?? "",
    };

    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, string fileName, byte[] content, Dictionary<string, string>? fields = null)
    {
        var token = await client.TokenAsync("/imports");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(content), "file", fileName } };
        foreach (var (name, value) in (fields ?? []).Append(new("__RequestVerificationToken", token)))
        {
            form.Add(new StringContent(value), name);
        }

        return await client.SettledAsync(await client.PostAsync("/imports", form));
    }

    [GeneratedRegex("^/imports/imp-[^/?]+$", RegexOptions.None, 1000)]
    private static partial Regex ImportPage();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
