using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Hosting;
using Tracker.Web.Infrastructure;

namespace Tracker.Benchmarks;

/// <summary>The program over HTTP in this process, with a made database.</summary>
internal sealed class ServedTracker : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly DirectoryInfo _folder;

    private ServedTracker(WebApplication app, DirectoryInfo folder)
    {
        _app = app;
        _folder = folder;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(10) };
    }

    public HttpClient Client { get; }

    public string Database => DatabaseIn(_folder);

    /// <param name="records">How many the database has.</param>
    /// <param name="map">Adds pages to compare with, before the program's own.</param>
    public static async Task<ServedTracker> StartAsync(int records, Action<WebApplication, string>? map = null)
    {
        var folder = Directory.CreateTempSubdirectory("tracker-bench-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Tracker.Web", ContentRootPath = AppContext.BaseDirectory, Args = [$"--TRACKER_DATA={folder.FullName}", "--Logging:LogLevel:Default=Error", "--urls=http://127.0.0.1:0"] });
        builder.AddTracker();
        var app = builder.Build();
        await BeginAsync(app);
        await MadeDatabase.FillAsync(DatabaseIn(folder), records);
        await BeginAsync(app); // makes the index of words
        map?.Invoke(app, DatabaseIn(folder));
        app.UseTracker();
        await app.StartAsync();
        return new ServedTracker(app, folder);
    }

    /// <summary>Asks for a page that is not kept: the reader has just been told something, so that it is theirs alone.</summary>
    public static void MakeAnew(HttpRequestMessage request) => request.Headers.Add("Cookie", TrackerController.SaidCookie + "=nothing");

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private static string DatabaseIn(DirectoryInfo folder) => Path.Combine(folder.FullName, "tracker.db");

    private static async Task BeginAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TrackerStartup>().RunAsync(default);
    }
}
