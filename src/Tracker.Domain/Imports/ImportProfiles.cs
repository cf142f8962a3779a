namespace Tracker.Domain.Imports;

/// <summary>Every kind of file that can be imported, the most particular first. A new one is a class and a line here.</summary>
public static class ImportProfiles
{
    public static IReadOnlyList<ImportProfile> All { get; } =
    [
        new IceParticipating.IceParticipatingProfile(),
        new FbiLee.FbiLeeProfile(),
        new TrackerRecords.TrackerRecordsProfile(),
    ];

    public static ImportProfile? Find(string slug) => All.FirstOrDefault(p => p.Slug == slug);

    /// <summary>The first that knows these headers.</summary>
    public static ImportProfile? Recognise(TableHeaders headers) => All.FirstOrDefault(p => p.Recognises(headers));
}
