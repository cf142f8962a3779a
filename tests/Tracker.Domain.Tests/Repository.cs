namespace Tracker.Domain.Tests;

/// <summary>The files that travel with the program, and those that lie beside the repository where somebody put them.</summary>
internal static class Repository
{
    private static readonly string Root = Ancestors(AppContext.BaseDirectory).First(d => File.Exists(Path.Combine(d, "Tracker.sln")));

    public static string Data(string file) => Path.Combine(Root, "data", file);

    /// <summary>ICE's lists as published, in <c>shared/data/ice</c> beside the repository, or beside the one this is a work tree of; null without them.</summary>
    public static string? IceFolder { get; } =
        Ancestors(Root).Skip(1).Select(d => Path.Combine(d, "shared", "data", "ice")).FirstOrDefault(Directory.Exists);

    /// <summary>The FBI's file of law-enforcement employees, in <c>shared/data/agencies</c> likewise; null without it.</summary>
    public static string? FbiFile { get; } =
        Ancestors(Root).Skip(1).Select(d => Path.Combine(d, "shared", "data", "agencies", "fbi_lee_2025.csv")).FirstOrDefault(File.Exists);

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }
}
