using System.Text;
using FsCheck.Xunit;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets;

public sealed class CsvTableWriterTests
{
    [Fact]
    public void The_file_is_utf8_with_a_mark_and_crlf_and_quotes_where_they_are_needed()
    {
        var file = Write(["ref", "summary"], null, ["287g-1", "plain"], ["287g-2", "a, \"b\"\r\nc"], ["287g-3", null], ["287g-4", " blank "]);

        file.ShouldBe("\uFEFFref,summary\r\n287g-1,plain\r\n287g-2,\"a, \"\"b\"\"\r\nc\"\r\n287g-3,\r\n287g-4,\" blank \"\r\n");
    }

    [Fact]
    public void Text_that_would_run_as_a_formula_is_guarded_and_numbers_in_their_columns_are_not()
    {
        var file = Write(["name", "longitude"], [false, true], ["-97.1", "-97.1"], ["=1+1", "=1+1"], ["+1E3", "+1.5E3"], ["x", "-Infinity"], ["x", "-1,5"], ["x", "-1+cmd|' /C calc'!A0"]);

        file.ShouldBe("\uFEFFname,longitude\r\n'-97.1,-97.1\r\n'=1+1,'=1+1\r\n'+1E3,+1.5E3\r\nx,'-Infinity\r\nx,\"'-1,5\"\r\nx,'-1+cmd|' /C calc'!A0\r\n");
    }

    [Fact]
    public void A_row_of_another_width_than_the_header_is_a_mistake_of_the_caller()
    {
        using var writer = new CsvTableWriter(new MemoryStream());

        Should.Throw<ArgumentException>(() => writer.WriteRow(["a"]));
        writer.WriteHeader(["a", "b"]);
        Should.Throw<ArgumentException>(() => writer.WriteRow(["a"]));
        Should.Throw<InvalidOperationException>(() => writer.WriteHeader(["a", "b"]));
    }

    [Fact]
    public async Task Rows_reach_the_stream_while_they_are_written()
    {
        var stream = new MemoryStream();
        await using (var writer = new CsvTableWriter(stream, leaveOpen: true))
        {
            writer.WriteHeader(["a"]);
            for (var row = 0; row < 20_000; row++)
            {
                await writer.WriteRowAsync(["0123456789"], TestContext.Current.CancellationToken);
            }

            stream.Length.ShouldBeGreaterThan(150_000);
        }

        stream.Position = 0;
        using var table = TableReader.Open(stream, "a.csv");
        table.Rows.Count().ShouldBe(20_000);
    }

    [Fact]
    public void The_stream_is_closed_with_the_writer_unless_it_is_to_stay_open()
    {
        var stream = new MemoryStream();
        new CsvTableWriter(stream, leaveOpen: true).Dispose();
        stream.CanWrite.ShouldBeTrue();
        new CsvTableWriter(stream).Dispose();
        stream.CanWrite.ShouldBeFalse();
    }

    [Property(Arbitrary = [typeof(AwkwardText)], MaxTest = 500)]
    public void What_is_written_is_what_is_read(string[] texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(stream, leaveOpen: true))
        {
            writer.WriteHeader(["key", "text", "again"]);
            writer.WriteRow(["first", "", null]);
            foreach (var text in texts)
            {
                writer.WriteRow(["key", text, text]);
            }
        }

        using var table = TableReader.Open(stream, "list.csv");
        var rows = table.Rows.Skip(1).ToArray();
        rows.ShouldAllBe(row => row.Problem == null);
        rows.Select(row => FormulaGuard.Unprotect(row.Cells[1].Text)).ShouldBe(texts);
        rows.Select(row => FormulaGuard.Unprotect(row.Cells[2].Text)).ShouldBe(texts);
    }

    private static string Write(string[] names, bool[]? numeric, params string?[][] rows)
    {
        var stream = new MemoryStream();
        using (var writer = new CsvTableWriter(stream))
        {
            writer.WriteHeader(names, numeric);
            foreach (var row in rows)
            {
                writer.WriteRow(row);
            }
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
