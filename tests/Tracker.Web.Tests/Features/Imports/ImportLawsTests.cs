using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Imports;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>What must hold of any import, on drawn files of all kinds in a real database.</summary>
public sealed class ImportLawsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const int PerKind = 12;

    public static TheoryData<int> Seeds => [1, 2, 3];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task An_applied_plan_made_again_is_empty_and_taken_back_leaves_what_was(int seed)
    {
        var file = DrawnFile.Draw(seed, PerKind);
        var before = await EverythingAsync(app);

        var batch = await ApplyAsync(app, file.Write());
        (batch.New, batch.Refused, batch.Conflict).ShouldBe((file.Count, 0, 0), await ProblemsAsync(batch));
        var again = await PreviewAsync(app, file.Write());
        (again.NothingToDo, again.Unchanged).ShouldBe((true, file.Count));

        await UndoAsync(app, batch);
        (await EverythingAsync(app)).ShouldBe(before);
        await ApplyAsync(app, batch);
        (await PreviewAsync(app, file.Write())).NothingToDo.ShouldBeTrue("applied once more after it was taken back");
        await UndoAsync(app, batch);
        (await EverythingAsync(app)).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Edits_of_an_export_are_applied_once_and_taken_back_exactly(int seed)
    {
        var drawn = await ApplyAsync(app, DrawnFile.Draw(seed + 10, PerKind).Write());
        var before = await EverythingAsync(app);
        var random = new Random(seed);
        var (edited, cells) = await EditedAsync(random);

        var plan = await PreviewAsync(app, edited);
        (plan.Changed, plan.New, plan.Refused, plan.Conflict).ShouldBe((cells, 0, 0, 0), await ProblemsAsync(plan));
        await ApplyAsync(app, plan);
        // The versions in the file are those of before, and what it says is said already.
        (await PreviewAsync(app, edited)).NothingToDo.ShouldBeTrue();
        await UndoAsync(app, plan);
        (await EverythingAsync(app)).ShouldBe(before);
        await UndoAsync(app, drawn);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Splitting_a_file_in_two_changes_nothing(int seed)
    {
        var file = DrawnFile.Draw(seed + 20, PerKind);
        var (first, second) = file.SplitAt(new Random(seed).Next(1, file.Count));
        await using var other = new TrackerApp();
        await other.InitializeAsync();

        var whole = await ApplyAsync(app, file.Write());
        await ApplyAsync(other, first.Write());
        await ApplyAsync(other, second.Write());
        (await FactsAsync(other)).ShouldBe(await FactsAsync(app));
        await UndoAsync(app, whole);
    }

    /// <summary>Every kind's export, with notes of some records written anew.</summary>
    private async Task<(byte[] File, int Edited)> EditedAsync(Random random)
    {
        var client = app.Anonymous();
        using var table = TableReader.Open(new MemoryStream(await client.GetByteArrayAsync("/records.csv", Cancellation)), "records.csv");
        var (headers, edited) = (table.Headers.ToList(), 0);
        using var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(stream, leaveOpen: true))
        {
            writer.WriteHeader(headers);
            foreach (var row in table.Rows)
            {
                var cells = headers.Select((_, i) => (string?)FormulaGuard.Unprotect(row.Cells.ElementAtOrDefault(i).Text ?? "")).ToArray();
                if (random.Next(4) == 0)
                {
                    edited++;
                    cells[headers.IndexOf("notes")] += $" Edited, =1+{random.Next()} “𝄞”";
                }

                writer.WriteRow(cells);
            }
        }

        return (stream.ToArray(), edited);
    }

    private static async Task<string> EverythingAsync(TrackerApp tracker)
    {
        var client = tracker.Anonymous();
        var files = new[] { "/records.csv", "/sources.csv", "/agencies.csv" };
        return string.Concat(await Task.WhenAll(files.Select(f => client.GetStringAsync(f, Cancellation))));
    }

    /// <summary>All that records say, without the references that were drawn for them, in an order of its own.</summary>
    private static async Task<List<string>> FactsAsync(TrackerApp tracker)
    {
        using var table = TableReader.Open(new MemoryStream(await tracker.Anonymous().GetByteArrayAsync("/records.csv", Cancellation)), "records.csv");
        var kept = table.Headers.Index().Where(h => h.Item is not "ref").Select(h => h.Index).ToList();
        return table.Rows.Select(r => string.Join('|', kept.Select(i => r.Cells.ElementAtOrDefault(i).Text))).Order(StringComparer.Ordinal).ToList();
    }

    private static async Task<ImportBatch> PreviewAsync(TrackerApp tracker, byte[] content) => await tracker.WithAsync(async services =>
    {
        var (batch, unusable) = await services.GetRequiredService<ImportDesk>().PreviewAsync(new ImportFile("drawn.csv", content, null, null, null), Actor.CommandLine, Cancellation);
        unusable.ShouldBeNull();
        return batch!;
    });

    private static async Task<ImportBatch> ApplyAsync(TrackerApp tracker, byte[] content)
    {
        var batch = await PreviewAsync(tracker, content);
        await ApplyAsync(tracker, batch);
        return batch;
    }

    private static Task<bool> ApplyAsync(TrackerApp tracker, ImportBatch batch) => tracker.WithAsync(async services =>
    {
        (await services.GetRequiredService<ImportDesk>().ApplyAsync(batch.Id, Actor.CommandLine, "Drawn", Cancellation)).ShouldBe(ApplyOutcome.Applied);
        return true;
    });

    private static Task<bool> UndoAsync(TrackerApp tracker, ImportBatch batch) => tracker.WithAsync(async services =>
    {
        (await services.GetRequiredService<ImportDesk>().UndoAsync(batch.Id, Actor.CommandLine, Cancellation))!.Kept.ShouldBeEmpty();
        return true;
    });

    private Task<string> ProblemsAsync(ImportBatch batch) => app.WithAsync(async services => string.Join('\n', await services.GetRequiredService<TrackerDbContext>()
        .ImportBatchRows.Where(r => r.BatchId == batch.Id && (r.Outcome == RowOutcome.Refused || r.Outcome == RowOutcome.Conflict || r.Outcome == RowOutcome.Unchanged)).Select(r => r.Title + r.Details).Take(5).ToListAsync(Cancellation)));
}
