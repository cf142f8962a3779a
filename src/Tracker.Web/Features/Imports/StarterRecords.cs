using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports;

/// <summary>Gives a new tracker its first records: the files of <c>data/starter</c>, each once, through the ordinary importer.</summary>
public sealed class StarterRecords(TrackerDbContext db, ImportReader reader, ImportDesk desk)
{
    private const string Mark = "starter/";

    public async Task LoadAsync(CancellationToken cancellation)
    {
        var loaded = await db.ReferenceFiles.Where(f => f.Name.StartsWith(Mark)).Select(f => f.Name).ToListAsync(cancellation);
        foreach (var path in Directory.EnumerateFiles(Path.Combine(ReferenceDataLoader.Folder, "starter"), "*.csv").Order(StringComparer.Ordinal))
        {
            var name = Mark + Path.GetFileName(path);
            if (!loaded.Contains(name, StringComparer.Ordinal))
            {
                await LoadAsync(name, path, cancellation);
            }
        }
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
