namespace Tracker.Web.Data;

/// <summary>Settings under <c>Tracker:Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>The connection string; left empty, SQLite keeps <c>tracker.db</c> in the data folder.</summary>
    public string? Connection { get; set; }
}

/// <summary>The folder of everything the program writes: database, backups, keys.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary><c>TRACKER_DATA</c>, else <c>var</c> beside the solution in a checkout, else the platform's application-data folder.</summary>
    public static DataFolder From(IConfiguration configuration)
    {
        var set = configuration["TRACKER_DATA"];
        return new DataFolder(!string.IsNullOrEmpty(set) ? set : Checkout.Root is { } root
            ? System.IO.Path.Combine(root, "var")
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData), "tracker"));
    }
}

/// <summary>The checkout the program was built in, if it still stands there.</summary>
internal static class Checkout
{
    public static string? Root { get; } = Find(AppContext.BaseDirectory);

    private static string? Find(string? folder)
    {
        while (folder is not null && !System.IO.File.Exists(System.IO.Path.Combine(folder, "Tracker.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder;
    }
}
