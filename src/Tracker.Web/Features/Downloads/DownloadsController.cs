using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Records;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads;

/// <summary>Downloads, blank templates, the data dictionary, licence and how to cite.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class DownloadsController : TrackerController
{
    [HttpGet("/data")]
    public IActionResult Index() => View(RecordTypes.All);

    [HttpGet("/data/templates/{type}.{format:regex(^(csv|xlsx)$)}")]
    public IActionResult Template(string type, TableFormat format) => RecordTypes.Find(type) is { } found
        ? DownloadResult.Table(format, $"{found.Slug}-template", (s, c) => RecordExport.WriteTemplateAsync(found, format, s, c))
        : NotFound();
}
