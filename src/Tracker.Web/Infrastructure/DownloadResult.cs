using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Tracker.Web.Infrastructure;

/// <summary>Streams a file as it is written, so that nothing is held in memory.</summary>
public sealed class DownloadResult(string contentType, string? fileName, Func<Stream, CancellationToken, Task> write) : ActionResult
{
    public static DownloadResult Csv(string fileName, Func<Stream, CancellationToken, Task> write) => new("text/csv; charset=utf-8", fileName, write);

    public static DownloadResult Json(Func<Stream, CancellationToken, Task> write) => new(MediaTypeNames.Application.Json, null, write);

    public static DownloadResult GeoJson(string fileName, Func<Stream, CancellationToken, Task> write) => new("application/geo+json", fileName, write);

    /// <param name="format">The format that was asked for.</param>
    /// <param name="name">The file's name without its ending. JSON has none: browsers show it.</param>
    /// <param name="write">Writes it in that format.</param>
    public static DownloadResult Table(TableFormat format, string name, Func<Stream, CancellationToken, Task> write) => format switch
    {
        TableFormat.Json => Json(write),
        TableFormat.Xlsx => new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx", write),
        _ => Csv(name + ".csv", write),
    };

    public override async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        if (await PublicVersion.IsHadAsync(context.HttpContext))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

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
