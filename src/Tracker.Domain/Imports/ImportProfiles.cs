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

    /// <summary>How a batch was read, and is to be read again.</summary>
    public static ImportProfile Of(ImportBatch batch) =>
        batch.Mapping is { } mapping ? new Mapped.MappedProfile(Mapped.MappingJson.Parse(mapping))
        : Find(batch.Profile) ?? throw new DomainException($"{batch.Id} was read as “{batch.Profile}”, which is no kind of file any more.");

    public static string NameOf(ImportBatch batch) =>
        batch.Mapping is { } mapping ? Mapped.MappingJson.Read(mapping, out _) is { } read ? new Mapped.MappedProfile(read).Name : "A spreadsheet with its own headings"
        : Find(batch.Profile)?.Name ?? batch.Profile;

    /// <summary>The first that knows these headers.</summary>
    public static ImportProfile? Recognise(TableHeaders headers) => All.FirstOrDefault(p => p.Recognises(headers));
}
