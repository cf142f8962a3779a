using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Files;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports;

/// <summary>Gives a new tracker its first records: the files of <c>data/starter</c>, each once, through the ordinary importer.</summary>
public sealed class StarterRecords(TrackerDbContext db, ImportReader reader, ImportDesk desk, IConfiguration configuration)
{
    private const string Mark = "starter/";

    /// <summary>The setting by which an operator does without them.</summary>
    public const string Wanted = "Tracker:StarterRecords";

    public async Task LoadAsync(CancellationToken cancellation)
    {
        if (!configuration.GetValue(Wanted, true))
        {
            return;
        }

        foreach (var (name, path) in await MissingAsync(cancellation))
        {
            await LoadAsync(name, path, cancellation);
        }
    }

    /// <summary>Marks them as loaded, for a tracker that has been filled otherwise. The caller saves.</summary>
    public async Task PassOverAsync(CancellationToken cancellation)
    {
        foreach (var (name, path) in await MissingAsync(cancellation))
        {
            db.ReferenceFiles.Add(new ReferenceFile(name, GivenContent.Of(new FileInfo(path)).Sha256));
        }
    }

    private async Task<List<(string Name, string Path)>> MissingAsync(CancellationToken cancellation)
    {
        var loaded = await db.ReferenceFiles.Where(f => f.Name.StartsWith(Mark)).Select(f => f.Name).ToListAsync(cancellation);
        return Directory.EnumerateFiles(Path.Combine(ReferenceDataLoader.Folder, "starter"), "*.csv").Order(StringComparer.Ordinal)
            .Select(path => (Mark + Path.GetFileName(path), path)).Where(f => !loaded.Contains(f.Item1, StringComparer.Ordinal)).ToList();
    }

    private async Task LoadAsync(string name, string path, CancellationToken cancellation)
    {
        var file = new ImportFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, cancellation), "tracker", null, null);
        var reading = await reader.ReadAsync(file, cancellation);
        var plan = reading.Plan ?? throw new InvalidDataException($"{name}: {reading.Unusable}");
        if (plan.Rows.FirstOrDefault(r => r.Outcome == RowOutcome.Refused) is { } refused)
        {
            throw new InvalidDataException($"{name}, row {refused.Number}: {refused.Problems[0].Column} {refused.Problems[0].Message}");
        }

        var batch = await desk.StoreAsync(file, plan, Actor.Tracker, cancellation);
        await desk.ApplyAsync(batch.Id, Actor.Tracker, "Starter records that come with the tracker", cancellation, ChangeOrigin.Starter);
        db.ReferenceFiles.Add(new ReferenceFile(name, file.Sha256));
        await db.SaveChangesAsync(cancellation);
    }
}
