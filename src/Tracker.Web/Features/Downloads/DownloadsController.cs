using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Records;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads;

/// <summary>Downloads, blank templates, the data dictionary, licence and how to cite.</summary>
[AllowAnonymous]
public sealed class DownloadsController : TrackerController
{
    [HttpGet("/data")]
    public IActionResult Index() => View(RecordTypes.All);

    [HttpGet("/data/templates/{type}.csv")]
    public IActionResult Template(string type) => RecordTypes.Find(type) is { } found
        ? DownloadResult.Csv($"{found.Slug}-template.csv", (stream, _) => RecordExport.WriteTemplateAsync(found, stream))
        : NotFound();
}
