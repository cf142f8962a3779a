namespace Tracker.Web.Tests;

/// <summary>ICE's real lists and the FBI's file, which may not travel with the project: tests that use them skip where they are not found.</summary>
internal static class SharedData
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The participating lists with the day each stood published, oldest first.</summary>
    public static IReadOnlyList<(string Path, DateOnly Day)> IceLists()
    {
        var lists = IceListsIfAny();
        Assert.SkipWhen(lists.Count == 0, "ICE’s lists are not beside this checkout.");
        return lists;
    }

    /// <summary>For tests that hold without them too; empty where they are not found.</summary>
    public static IReadOnlyList<(string Path, DateOnly Day)> IceListsIfAny() => Find("ice") is not { } folder ? [] :
        Directory.EnumerateFiles(folder, "participatingAgencies*.xlsx")
            .Select(f => (f, Domain.Imports.IceParticipating.ListDate.FromName(Path.GetFileName(f))!.Value))
            .OrderBy(f => f.Value).ThenBy(f => f.f, StringComparer.Ordinal).ToList();

    /// <summary>The FBI's file of law-enforcement employees.</summary>
    public static string FbiFile()
    {
        var folder = Find("agencies");
        Assert.SkipWhen(folder is null, "The FBI’s file is not beside this checkout.");
        return Path.Combine(folder!, "fbi_lee_2025.csv");
    }

    private static string? Find(string name)
    {
        for (var folder = Root; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var found = Path.Combine(folder, "shared", "data", name);
            if (Directory.Exists(found))
            {
                return found;
            }
        }

        return null;
    }

    private static string FindRoot(string folder)
    {
        while (!File.Exists(Path.Combine(folder, "Tracker.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the checkout.");
        }

        return folder;
    }
}
