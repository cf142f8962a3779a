using System.CommandLine;

namespace Tracker.Web.Commands;

/// <summary>The command line, as CONTRACT has it. Without a command the program serves.</summary>
internal static class TrackerCommands
{
    /// <summary>Everything that is not the name of a command is meant for the site: <c>serve</c>, or only settings.</summary>
    public static bool Serves(string[] args) => args.Length == 0 || args[0] == "serve" || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version"));

    public static Task<int> RunAsync(WebApplication app, string[] args)
    {
        var host = new CommandHost(app);
        var root = new RootCommand("Tracker records how US jurisdictions cooperate with federal immigration enforcement, or limit it. Without a command it serves the site.")
        {
            new Command("serve", "Serve the site (the default). --urls http://127.0.0.1:5287 chooses where."),
            ImportCommand.Create(host),
            UndoCommand.Create(host),
            ExportCommand.Create(host),
            DictionaryCommand.Create(host),
            UserCommand.Create(host),
            VerifyCommand.Create(host),
        };
        return root.Parse(args).InvokeAsync();
    }
}
