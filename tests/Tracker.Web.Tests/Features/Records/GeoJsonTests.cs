using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.Converters;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>Records and jurisdictions as GeoJSON, read by another program's code.</summary>
public sealed class GeoJsonTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly JsonSerializerOptions GeoJson = new() { Converters = { new GeoJsonConverterFactory() } };

    [Theory]
    [InlineData("/records", "?state=CA", "ref")]
    [InlineData("/records", "?type=sanctuary-policy", "ref")]
    [InlineData("/jurisdictions", "?state=DE", "geoid")]
    public async Task It_has_a_point_in_the_united_states_for_each_row_of_the_list(string list, string filter, string key)
    {
        var client = app.Anonymous();
        var response = await client.GetAsync($"{list}.geojson{filter}", TestContext.Current.CancellationToken);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/geo+json");
        var features = JsonSerializer.Deserialize<FeatureCollection>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), GeoJson)!;

        using var rows = JsonDocument.Parse(await client.GetStringAsync($"{list}.json{filter}", TestContext.Current.CancellationToken));
        features.Select(f => f.Attributes[key].ToString()).ShouldBe(rows.RootElement.EnumerateArray().Select(r => r.GetProperty(key).GetString()));
        features.Count.ShouldBeGreaterThan(0);
        features.ShouldAllBe(f => f.Geometry is Point && f.Geometry.Coordinate.X < -60 && f.Geometry.Coordinate.Y > 15);
    }

    [Fact]
    public async Task A_wrong_filter_is_named()
    {
        var response = await app.Anonymous().GetAsync("/records.geojson?state=Texas", TestContext.Current.CancellationToken);
        await response.ProblemAsync(System.Net.HttpStatusCode.BadRequest);
    }
}
