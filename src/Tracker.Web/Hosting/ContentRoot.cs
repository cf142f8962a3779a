namespace Tracker.Web.Hosting;

/// <summary>Where <c>wwwroot</c> and <c>appsettings.json</c> are, from wherever the program was started.</summary>
internal static class ContentRoot
{
    /// <summary>Beside a published program; beside the project in a checkout.</summary>
    public static string Find()
    {
        var folder = AppContext.BaseDirectory;
        var project = Data.Checkout.Root is { } root ? Path.Combine(root, "src", "Tracker.Web") : null;
        return Directory.Exists(Path.Combine(folder, "wwwroot")) || project is null || !Directory.Exists(project) ? folder : project;
    }
}
