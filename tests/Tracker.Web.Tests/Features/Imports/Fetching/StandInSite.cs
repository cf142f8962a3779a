using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Tracker.Web.Tests.Features.Imports.Fetching;

/// <summary>A site on this machine that publishes a list in the way a test says. It ends by itself, whatever it is answering.</summary>
public sealed class StandInSite : IAsyncDisposable
{
    public const string Page = "/identify-and-arrest/287g";

    private readonly WebApplication _app;

    private StandInSite(WebApplication app) => _app = app;

    /// <summary>What it answers, by path; 404 for all else.</summary>
    public Dictionary<string, Func<HttpContext, Task>> Answers { get; } = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    public Uri Address { get; private set; } = null!;

    public static async Task<StandInSite> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = TimeSpan.FromSeconds(1));
        var site = new StandInSite(builder.Build());
        site._app.Run(site.AnswerAsync);
        await site._app.StartAsync();
        site.Address = new Uri(site._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return site;
    }

    public void Say(string path, string html, string type = "text/html") => Answers[path] = context =>
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(html);
    };

    public void Publish(string path, byte[] content) => Answers[path] = context => context.Response.Body.WriteAsync(content).AsTask();

    public void Redirect(string path, string to) => Answers[path] = context =>
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    };

    /// <summary>A body without an end, in pieces of that size with that pause, until somebody hangs up.</summary>
    public void NeverEnd(string path, int bytes, TimeSpan pause) => Answers[path] = async context =>
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _app.Lifetime.ApplicationStopping);
        try
        {
            while (!end.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(new byte[bytes], end.Token);
                await context.Response.Body.FlushAsync(end.Token);
                await Task.Delay(pause, end.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has hung up.
        }
    };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationTokenSource(TimeSpan.FromSeconds(3)).Token);
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        lock (Asked)
        {
            Asked.Add(context.Request.Path + (context.Request.Headers.Cookie.Count > 0 ? " with a cookie" : ""));
        }

        if (Answers.TryGetValue(context.Request.Path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
