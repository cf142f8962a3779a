using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Tracker.Web.Infrastructure;

/// <summary>Streams a file as it is written, so that nothing is held in memory.</summary>
public sealed class DownloadResult(string contentType, string? fileName, Func<Stream, CancellationToken, Task> write) : ActionResult
{
    public static DownloadResult Csv(string fileName, Func<Stream, CancellationToken, Task> write) => new("text/csv; charset=utf-8", fileName, write);

    public static DownloadResult Json(Func<Stream, CancellationToken, Task> write) => new(MediaTypeNames.Application.Json, null, write);

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = contentType;
        if (fileName is not null)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(fileName);
            response.Headers.ContentDisposition = disposition.ToString();
        }

        await write(response.Body, context.HttpContext.RequestAborted);
    }
}
