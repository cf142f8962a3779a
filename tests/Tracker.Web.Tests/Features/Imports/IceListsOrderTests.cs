using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>ICE's real lists, given in whatever order: the records, the agencies and the lists are the same at the end.</summary>
public sealed class IceListsOrderTests(ITestOutputHelper output)
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_lists_give_the_same_records_in_whichever_order_they_are_imported()
    {
        var lists = SharedData.IceLists().Where(l => Path.GetFileName(l.Path) != "participatingAgencies09222025pm.xlsx").ToList();
        var published = await ImportAsync(lists);

        (await ImportAsync(Enumerable.Reverse(lists))).ShouldBe(published);
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var shuffled = lists.ToArray();
            new Random(seed).Shuffle(shuffled);
            (await ImportAsync(shuffled)).ShouldBe(published, $"shuffled with {seed}");
        }
    }

    private async Task<string[]> ImportAsync(IEnumerable<(string Path, DateOnly Day)> lists)
    {
        await using var app = new TrackerApp();
        await app.InitializeAsync();
        var watch = Stopwatch.StartNew();
        foreach (var (path, day) in lists)
        {
            await app.WithAsync(async s =>
            {
                var file = new ImportFile(Path.GetFileName(path), await File.ReadAllBytesAsync(path, Cancellation), "ice-participating", day, null);
                var desk = s.GetRequiredService<ImportDesk>();
                var (batch, unusable, _) = await desk.PreviewAsync(file, Actor.CommandLine, Cancellation);
                unusable.ShouldBeNull();
                var planned = watch.Elapsed;
                (await desk.ApplyAsync(batch!.Id, Actor.CommandLine, "A test", Cancellation)).ShouldBe(ApplyOutcome.Applied, path);
                output.WriteLine($"{planned} {watch.Elapsed} {file.Name}: {batch.New} new, {batch.Changed} changed, {batch.Refused} refused, {batch.Besides} beside, {batch.Gone} gone");
                return batch;
            });
        }

        output.WriteLine($"{watch.Elapsed}");
        return await ExportsAsync(app);
    }

    /// <summary>All records and all agencies, line by line, without what counts edits.</summary>
    private static async Task<string[]> ExportsAsync(TrackerApp app)
    {
        var records = await app.WithAsync(async s =>
        {
            using var stream = new MemoryStream();
            await s.GetRequiredService<RecordExport>().WriteAsync(TableFormat.Csv, new RecordFilter { Sort = "type", AsOf = new DateOnly(2026, 11, 24) }, stream, Cancellation);
            return stream.ToArray();
        });
        var client = app.Anonymous();
        return [.. Without(records, "version", "updated_on"), .. Without(await client.GetByteArrayAsync("/agencies.csv", Cancellation), "version", "updated_on")];
    }

    private static List<string> Without(byte[] csv, params string[] columns)
    {
        using var table = TableReader.Open(new MemoryStream(csv), "export.csv");
        var kept = table.Headers.Index().Where(h => !columns.Contains(h.Item)).Select(h => h.Index).ToList();
        return table.Rows.Select(r => string.Join('|', kept.Select(i => r.Cells[i].Text))).ToList();
    }
}
