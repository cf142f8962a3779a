using Tracker.Web.Commands;
using Tracker.Web.Hosting;

var serves = TrackerCommands.Serves(args);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = serves ? [.. args.Where(a => a != "serve")] : [],
    ContentRootPath = ContentRoot.Find(),
});
builder.Configuration.AddDataFolderSettings(serves ? args : []);
builder.AddTracker();
if (!serves)
{
    builder.Logging.KeepOffStandardOutput();
    await using var commands = builder.Build();
    return await TrackerCommands.RunAsync(commands, args);
}

await using var app = builder.Build();
app.UseTracker();
await ServeCommand.PrepareAsync(app);
return await ServeCommand.RunAsync(app);

/// <summary>Named so that tests can start the program.</summary>
public sealed partial class Program;
