using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>Gives the files of sources back, byte by byte as they came. No browser opens one within the site.</summary>
[AllowAnonymous]
public sealed class SourceFilesController(TrackerDbContext db, FileStore store) : TrackerController
{
    [HttpGet("/sources/{sourceRef}/files/{sha256}")]
    public async Task<IActionResult> Download([FromRoute] string sourceRef, [FromRoute] string sha256)
    {
        if (await db.Attachments.AsNoTracking().SingleOrDefaultAsync(a => a.SourceRef == sourceRef && a.Sha256 == sha256, Aborted) is not { } file)
        {
            return NotFound();
        }

        var tag = new EntityTagHeaderValue($"\"{sha256}\"");
        Response.Headers.ContentSecurityPolicy = "sandbox";
        Response.Headers.ETag = tag.ToString();
        Response.Headers.CacheControl = "no-cache";
        if (Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false)))
        {
            return StatusCode(StatusCodes.Status304NotModified);
        }

        Response.ContentLength = file.Length;
        return new DownloadResult(file.MediaType, file.FileName, (output, cancellation) => store.CopyAsync(sha256, output, cancellation));
    }
}
