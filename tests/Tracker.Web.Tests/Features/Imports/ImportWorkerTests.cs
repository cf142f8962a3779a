using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Files;
using Tracker.Domain.Imports;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>Two programs that serve one database, as a served tracker and another node of it.</summary>
public sealed class ImportWorkerTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const int Files = 4;
    private const int Rows = 1_500;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_that_waits_is_planned_and_applied_by_one_of_several_programs()
    {
        var log = new LogOfTest();
        await using var other = new TrackerApp { Beside = app, Log = log };
        await other.InitializeAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var rings = RingAsync(other.Services.GetRequiredService<ImportQueue>(), ended.Token);
        var actor = await ActorAsync();

        var ids = new List<string>();
        for (var i = 0; i < Files; i++)
        {
            ids.Add((await app.WithAsync(s => s.GetRequiredService<ImportDesk>().AskToPreviewAsync(FileOf(i), actor, Cancellation))).Batch!.Id);
        }

        await IdleAsync(ids);
        foreach (var id in ids)
        {
            (await app.WithAsync(s => s.GetRequiredService<ImportDesk>().AskToApplyAsync(id, actor, "Two at once", Cancellation))).ShouldBeTrue();
        }

        await IdleAsync(ids);
        await ended.CancelAsync();
        await rings;

        var batches = await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatches.Where(b => ids.Contains(b.Id)).ToListAsync(Cancellation));
        batches.ShouldAllBe(b => b.New == Rows && b.Refused == 0);
        batches.ShouldAllBe(b => b.State == ImportState.Applied);
        (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatchRows.CountAsync(r => ids.Contains(r.BatchId), Cancellation))).ShouldBe(Files * Rows);
        log.Lines.ShouldNotContain(l => l.Contains("could not be done", StringComparison.Ordinal));
    }

    /// <summary>It looks for work as often as it can.</summary>
    private static async Task RingAsync(ImportQueue queue, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            queue.Reading.Ring();
            queue.Writing.Ring();
            await Task.Delay(5, CancellationToken.None);
        }
    }

    private async Task IdleAsync(List<string> ids)
    {
        while (await app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatches.AnyAsync(
            b => ids.Contains(b.Id) && (b.State == ImportState.Reading || b.State == ImportState.Applying), Cancellation)))
        {
            await Task.Delay(50, Cancellation);
        }
    }

    private async Task<Actor> ActorAsync()
    {
        var person = await app.PersonAsync("editor");
        return new Actor(person.Id, person.Pseudonym);
    }

    private static ImportFile FileOf(int number)
    {
        var rows = Enumerable.Range(0, Rows).Select(i => string.Create(CultureInfo.InvariantCulture, $"TX,Harris County,Agency {number} {i},jail_enforcement,2025-03-10,https://example.org/{number}/{i},A page\r\n"));
        var text = "state,jurisdiction,agency,model,signed_on,source_1_url,source_1_title\r\n" + string.Concat(rows);
        return new ImportFile($"{number}.csv", GivenContent.Of(Encoding.UTF8.GetBytes(text)), null, null, null);
    }
}
