using System.Text.Json;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>Records with a row for each fact.</summary>
public sealed class LongFormTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Theory]
    [InlineData("type=agreement-287g")]
    [InlineData("type=sanctuary-policy&state=CA")]
    public async Task It_says_in_rows_what_the_wide_form_says_in_columns(string filter)
    {
        var wide = await RowsAsync("/records.json?" + filter);
        var facts = (await RowsAsync("/records.json?form=long&" + filter)).ToLookup(r => Said(r, "ref"), r => (Said(r, "source"), Said(r, "field"), Said(r, "value")));
        facts.Count.ShouldBe(wide.Count);
        foreach (var record in wide)
        {
            var columns = record.EnumerateObject().Where(c => c.Name is not ("ref" or "type" or "geoid") && Text(c.Value) is not null)
                .Select(FactOf);
            facts[Said(record, "ref")].ShouldBe(columns, ignoreOrder: true);
        }
    }

    private async Task<List<JsonElement>> RowsAsync(string address) =>
        [.. JsonElement.Parse(await app.Anonymous().GetStringAsync(address, TestContext.Current.CancellationToken)).EnumerateArray()];

    private static (string? Source, string? Field, string? Value) FactOf(JsonProperty column) => CitationColumn.Split(column.Name) is var (number, suffix)
        ? (number.ToString(System.Globalization.CultureInfo.InvariantCulture), suffix, Text(column.Value))
        : (null, column.Name, Text(column.Value));

    private static string? Said(JsonElement row, string name) => Text(row.GetProperty(name));

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Array => value.GetArrayLength() == 0 ? null : string.Join(';', value.EnumerateArray().Select(v => v.GetString())),
        JsonValueKind.Number => value.GetRawText(),
        _ => value.GetString(),
    };
}
