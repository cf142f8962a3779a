namespace Tracker.Domain.Tests.Spreadsheets;

/// <summary>ICE's lists as published, which are not part of the repository: they lie beside it where somebody put them.</summary>
internal static class IceLists
{
    public static IEnumerable<string> All() => Directory.EnumerateFiles(Folder(), "*.xlsx").Order(StringComparer.Ordinal);

    public static string Path(string name) => System.IO.Path.Combine(Folder(), name);

    private static string Folder()
    {
        Assert.SkipWhen(Repository.IceFolder is null, "ICE's published lists are not at ../shared/data/ice.");
        return Repository.IceFolder!;
    }
}
