namespace Tracker.Domain.Tests.Spreadsheets;

/// <summary>ICE's lists as published, which are not part of the repository: they lie beside it where somebody put them.</summary>
internal static class IceLists
{
    public static IEnumerable<string> All() => Directory.EnumerateFiles(Folder(), "*.xlsx").Order(StringComparer.Ordinal);

    public static string Path(string name) => System.IO.Path.Combine(Folder(), name);

    private static string Folder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "Tracker.sln")))
        {
            root = root.Parent;
        }

        var folder = System.IO.Path.Combine(root?.FullName ?? "", "..", "shared", "data", "ice");
        Assert.SkipUnless(Directory.Exists(folder), "ICE's published lists are not at ../shared/data/ice.");
        return folder;
    }
}
