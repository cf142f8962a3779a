using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets;

/// <summary>Alone, since the memory measured is that of the whole process.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class XlsxTableMemoryCollection;

[Collection<XlsxTableMemoryCollection>]
public sealed class XlsxTableMemoryTests
{
    private static readonly ColumnKind[] Kinds = [ColumnKind.Text, ColumnKind.Number, ColumnKind.Date, ColumnKind.List];

    [Fact]
    public async Task A_hundred_thousand_rows_are_written_in_constant_memory()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var row = Enumerable.Range(0, 40).Select(n => n % 4 == 1 ? "1" : new string('x', 60)).ToArray();
        using (var writer = new XlsxTableWriter(Stream.Null, "Sheet", [.. row.Select((_, i) => ($"c{i}", Kinds[i % 4]))]))
        {
            for (var i = 0; i < 100_000; i++)
            {
                await writer.WriteRowAsync(row, TestContext.Current.CancellationToken);
                most = i % 5_000 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before) : most; // what is held, not what waits to be collected
            }

            await writer.FinishAsync(TestContext.Current.CancellationToken);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"At most {most / 1e6:0.0} MB more of memory");
        most.ShouldBeLessThan(20_000_000);
    }
}
