using Tracker.Domain.DataSharing;
using Tracker.Domain.Records;

namespace Tracker.Domain.Tests.DataSharing;

public sealed class DataSharingArrangementTests
{
    [Theory]
    [InlineData("lesc", "shares", Direction.Cooperates, "data-sharing/lesc")]
    [InlineData("biometrics_at_booking", "both_ways", Direction.Cooperates, "data-sharing/biometrics")]
    [InlineData("jail_roster_access", "shares", Direction.Cooperates, "data-sharing/referral")]
    [InlineData("dmv", "limits", Direction.Limits, "data-sharing")]
    public void Data_that_flows_cooperates_and_data_kept_back_limits(string system, string flow, Direction direction, string term)
    {
        var input = new DataSharingInput { Geoid = "36", Channel = system, Direction = flow };
        input.Sources.Add(new CitationInput { Url = "https://example.org/a" });

        var record = new Office().Add(input, DataSharingColumns.Type);

        (record.Direction, record.TermSlug).ShouldBe((direction, term));
    }
}
