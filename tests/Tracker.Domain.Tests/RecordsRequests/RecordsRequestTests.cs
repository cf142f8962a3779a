using Tracker.Domain.Records;
using Tracker.Domain.RecordsRequests;

namespace Tracker.Domain.Tests.RecordsRequests;

public sealed class RecordsRequestTests
{
    [Theory]
    [InlineData(null, null, RecordStatus.InForce)]
    [InlineData("partly", "2025-05-01", RecordStatus.InForce)]
    [InlineData("litigated", null, RecordStatus.InForce)]
    [InlineData("fulfilled", "2025-05-01", RecordStatus.Ended)]
    [InlineData("no_records", null, RecordStatus.Ended)]
    [InlineData("denied", "2025-07-01", RecordStatus.InForce)]
    public void It_is_open_until_it_is_settled(string? standing, string? answered, RecordStatus status)
    {
        var input = new RecordsRequestInput { Geoid = "53", RequestedFrom = "Yakima Police Department", Question = "Who searched the plate readers?", RequestStatus = standing, AskedOn = "2025-01", AnsweredOn = answered };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });

        new Office().Add(input, RecordsRequestColumns.Type).StatusOn(new DateOnly(2025, 6, 15)).ShouldBe(status);
    }

    [Fact]
    public void It_says_of_whom_and_what_was_asked_and_keeps_its_days_in_order()
    {
        var input = new RecordsRequestInput { Geoid = "53", AskedOn = "2025-06-01", DueOn = "2025-05-31", AnsweredOn = "2025-05" };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });

        new Office().Judge().Judge(RecordsRequestColumns.Type, input).Problems.Select(p => (p.Column, p.Message)).ShouldBe(
        [
            ("requested_from", "Enter the office that was asked."),
            ("question", "Say which question the records should answer."),
            ("due_on", "The answer cannot be due before the records were asked for."),
            ("answered_on", "The request cannot be answered before it was made."),
        ]);
    }
}
