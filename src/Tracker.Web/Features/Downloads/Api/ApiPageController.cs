using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads.Api;

public sealed record ApiModel(IReadOnlyList<ApiExample> Examples, IReadOnlyList<ApiList> Lists);

/// <summary>The API's page with its examples, and its description for programs.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class ApiPageController(OpenApiDocument document, IEnumerable<ApiList> lists, CurrentSite site) : TrackerController
{
    private string SiteAddress => $"{Request.Scheme}://{Request.Host}";

    [HttpGet("/api")]
    public IActionResult Index() => View("/Features/Downloads/Api/Index.cshtml", new ApiModel(ApiExamples.For(SiteAddress), lists.OrderBy(l => l.Path, StringComparer.Ordinal).ToList()));

    [HttpGet("/openapi/v1.json")]
    public async Task<IActionResult> Document()
    {
        var made = await document.MakeAsync((await site.SettingsAsync(Aborted)).Name, SiteAddress, Aborted);
        return DownloadResult.Json(async (stream, cancellation) => await System.Text.Json.JsonSerializer.SerializeAsync(stream, made, SnakeJson.Options, cancellation));
    }
}
