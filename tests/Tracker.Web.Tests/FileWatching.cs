using System.Runtime.CompilerServices;

namespace Tracker.Web.Tests;

/// <summary>
/// No file is edited while tests run. Each program of a test would ask the system to be told of it nonetheless, and Linux lets
/// a user ask but 128 times at once.
/// </summary>
internal static class FileWatching
{
    [ModuleInitializer]
    internal static void Forgo()
    {
        Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
        Environment.SetEnvironmentVariable("DOTNET_USE_POLLING_FILE_WATCHER", "1");
    }
}
