using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;
using Tracker.Domain.Maps;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;
using Tracker.Web.Infrastructure.Pictures;

namespace Tracker.Web.Features.Maps;

/// <param name="First">The month of the first day on which anything changes; null where the slider has nothing to go through.</param>
/// <param name="Frame">What to copy into another page.</param>
public sealed record MapModel(MapFilter Filter, MapScene Scene, string Drawing, IReadOnlyList<MapRow> Rows, ListNavigation Navigation, DateOnly? First, string Frame);

/// <summary>The map of counties and places by topic and day, its table, its files, and the page that others frame.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class MapsController(MapDesk desk, CurrentSite site, SvgPicture pictures, TimeProvider clock) : TrackerController
{
    private const string Path = "/map";
    private const string Svg = "image/svg+xml";
    private const int PictureWidth = 1_600;

    [HttpGet(Path)]
    public Task<IActionResult> Index() => FilteredAsync(async (filter, query) =>
    {
        var paging = Paging.From(query);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var scene = await desk.SceneAsync(filter, Aborted);
        var gazetteer = await desk.GazetteerAsync(Aborted);
        var listed = scene.Listed.ToList();
        var rows = listed.Skip(paging.Skip).Take(paging.PerPage).Select(p => new MapRow(p, gazetteer.FullNameOf(p.Jurisdiction))).ToList();
        var first = (await desk.HistoryAsync(filter, Aborted)).First;
        return View(new MapModel(
            filter, scene, MapDrawing.Of(scene, MapPaint.OfPage, forScript: true), rows, ListNavigation.Of(Path, query, new Paged<MapRow>(rows, listed.Count, paging)),
            first is { } day && filter.Topic is not BorderZoneMap ? new DateOnly(day.Year, day.Month, 1) : null,
            $"<iframe src=\"{Address(filter.At(Path + "/embed"))}\" title=\"{MapFile.TitleOf(scene)}\" width=\"100%\" height=\"640\" loading=\"lazy\"></iframe>"));
    });

    /// <summary>The map alone, for a frame in somebody else’s page.</summary>
    [HttpGet(Path + "/embed")]
    [MayBeFramed]
    public Task<IActionResult> Embed() => FilteredAsync(async (filter, _) =>
    {
        var scene = await desk.SceneAsync(filter, Aborted);
        return View(new MapModel(filter, scene, MapDrawing.Of(scene, MapPaint.OfPage, forScript: true), [], ListNavigation.Of(Path, new QueryValues(Request.Query), new Paged<MapRow>([], 0, Paging.First)), null, ""));
    });

    [HttpGet(Path + TableFile.Route)]
    public Task<IActionResult> Twin([FromRoute] TableFormat format) => RowsAsync((filter, rows) =>
        DownloadResult.Table(format, $"map-{filter.Topic.Slug}", (s, c) => MapExport.WriteAsync(format, rows, s, c)));

    [HttpGet(Path + ".geojson")]
    public Task<IActionResult> GeoJson() => RowsAsync((filter, rows) =>
        new DownloadResult("application/geo+json", $"map-{filter.Topic.Slug}.geojson", (s, c) => MapExport.WriteGeoJsonAsync(rows, desk.Shapes, s, c)));

    [HttpGet(Path + ".{format:regex(^svg$)}")]
    public Task<IActionResult> Picture() => FilteredAsync(async (filter, _) => Kept(Encoding.UTF8.GetBytes(await DrawnAsync(filter)), Svg));

    [HttpGet(Path + ".png")]
    public Task<IActionResult> Pixels() => FilteredAsync(async (filter, _) => Png(pictures, await DrawnAsync(filter), PictureWidth, $"map-{filter.Topic.Slug}"));

    /// <summary>For the map’s script: every place’s name and spells.</summary>
    [HttpGet(Path + "/spells.json")]
    public Task<IActionResult> Spells() => FilteredAsync(async (filter, _) =>
    {
        var history = await desk.HistoryAsync(filter, Aborted);
        var state = await desk.StateAsync(filter, Aborted);
        var gazetteer = await desk.GazetteerAsync(Aborted);
        return DownloadResult.Json((s, c) => MapSpellsFile.WriteAsync(history, desk.SheetOf(state), state, gazetteer, s, c));
    });

    private async Task<string> DrawnAsync(MapFilter filter) =>
        MapFile.Svg(await desk.SceneAsync(filter, Aborted), (await site.SettingsAsync(Aborted)).Name, Address(filter.At(Path)));

    private Task<IActionResult> RowsAsync(Func<MapFilter, IEnumerable<MapRow>, IActionResult> answer) => FilteredAsync(async (filter, _) =>
    {
        var scene = await desk.SceneAsync(filter, Aborted);
        var gazetteer = await desk.GazetteerAsync(Aborted);
        return answer(filter, scene.Listed.Select(p => new MapRow(p, gazetteer.FullNameOf(p.Jurisdiction))));
    });

    private async Task<IActionResult> FilteredAsync(Func<MapFilter, QueryValues, Task<IActionResult>> answer)
    {
        var query = new QueryValues(Request.Query);
        var filter = MapFilter.From(query, clock.Day());
        return query.Problems.Count > 0 ? RefuseQuery(query.Problems) : await answer(filter, query);
    }

    private FileContentResult Kept(byte[] content, string type)
    {
        Response.Headers.CacheControl = "public, no-cache";
        return File(content, type, lastModified: null, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\""));
    }

    private string Address(string path) => $"{Request.Scheme}://{Request.Host}{Request.PathBase}{path}";
}
