using System.Text.Json;
using Tracker.Domain.Imports;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Imports;

namespace Tracker.Web.Tests.Features.Imports;

public sealed class StoredDetailsTests
{
    [Theory]
    [InlineData("plain ", 100)]
    [InlineData("plain ", 100_000)]
    [InlineData("<\"a\"> & 🌵ʻ\n", 40_000)]
    public void Details_are_read_as_they_were_written_and_written_alike_whatever_their_length(string text, int times)
    {
        var whole = string.Concat(Enumerable.Repeat(text, times));
        var details = new RowDetails([], [new("title", "x", "Shorten it.")], ["A note"], [new TableCell(whole), TableCell.Empty, new TableCell("🌵")]);

        var written = StoredDetails.Write(details);

        written.ShouldBe(JsonSerializer.Serialize(details, JsonSerializerOptions.Web));
        var read = StoredDetails.Read(written);
        read.Cells.Select(c => c.Text).ShouldBe([whole, "", "🌵"]);
        (read.Problems.Single().Message, read.Notes.Single()).ShouldBe(("Shorten it.", "A note"));
    }
}
