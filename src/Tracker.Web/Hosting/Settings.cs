namespace Tracker.Web.Hosting;

internal static class Settings
{
    /// <summary>A settings file of the operator's own, in the data folder, between <c>appsettings.json</c> and the environment.</summary>
    public static void AddDataFolderSettings(this ConfigurationManager configuration, string[] args)
    {
        if (configuration["TRACKER_DATA"] is { Length: > 0 } folder)
        {
            configuration.AddJsonFile(Path.Combine(Path.GetFullPath(folder), "appsettings.json"), optional: true);
            configuration.AddEnvironmentVariables();
            configuration.AddCommandLine(args);
        }
    }

    /// <summary>A command's standard output is its result; what goes wrong is said on standard error.</summary>
    public static void KeepOffStandardOutput(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        logging.SetMinimumLevel(LogLevel.Warning);
    }
}
