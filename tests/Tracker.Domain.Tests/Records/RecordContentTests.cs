using System.IO.Hashing;
using System.Runtime.InteropServices;
using Tracker.Domain.Memoranda;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.Records;

public sealed class RecordContentTests
{
    private static readonly RecordType Type = MemorandumColumns.Type;

    private static readonly MemorandumInput Input = new()
    {
        Ref = "moa-7K3M9Q",
        Version = "3",
        Geoid = "48201",
        State = "TX",
        Jurisdiction = "Harris County",
        Agency = "Harris County Sheriff’s Office",
        Subject = "detention",
        Summary = new string('a', 5_000),
        Sources = { new CitationInput { Url = "https://example.org/minutes", Title = "Minutes" } },
    };

    [Fact]
    public void The_text_is_every_telling_cell_in_its_place_with_those_of_the_sources()
    {
        var cells = RecordContent.Of(Type, Input).Split('\u001f');
        cells[0].ShouldBe("memorandum");
        cells[1..4].ShouldBe(["48201", "TX", "Harris County"]);
        cells.ShouldNotContain("moa-7K3M9Q");
        cells.ShouldContain(Input.Summary);
        cells[^8..].ShouldBe(["https://example.org/minutes", "Minutes", "", "", "", "", "", ""]);
    }

    // It stands in databases: were it made otherwise, no import would find what is recorded already.
    [Fact]
    public void The_own_key_is_the_hash_of_the_cells_but_for_what_others_are_called()
    {
        string[] others = ["state", "jurisdiction", "agency", "agency_kind"];
        var cells = Type.Columns.Where(c => !c.Derived && !c.Hidden && !others.Contains(c.Name)).Select(c => c.Read(Input));
        var text = "memorandum\u001f" + string.Join('\u001f', cells);
        RecordContent.OwnKeyOf(Type, Input).ShouldBe(unchecked((long)XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()))));
    }
}
