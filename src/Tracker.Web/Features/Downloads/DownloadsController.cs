using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;
using Tracker.Domain.Files;
using Tracker.Domain.Records;
using Tracker.Web.Data.Chain;
using Tracker.Web.Features.Downloads.Packages;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Downloads;

/// <param name="Head">Where history stands now.</param>
public sealed record DataModel(IReadOnlyList<RecordType> Types, HistoryHead? Head);

/// <summary>Downloads, blank templates, the data dictionary, licence and how to cite.</summary>
[AllowAnonymous]
[OutputCache(PolicyName = PublicPages.Kept)]
public sealed class DownloadsController(HistoryHeads heads, PackageWriter package, DataDictionary dictionary) : TrackerController
{
    [HttpGet("/data")]
    public async Task<IActionResult> Index() => View(new DataModel(RecordTypes.All, await heads.LatestAsync(Aborted)));

    [HttpGet("/data/heads" + TableFile.Route)]
    public IActionResult Heads([FromRoute] TableFormat format) => DownloadResult.Table(format, "heads", (s, c) => heads.WriteAsync(format, s, c));

    [HttpGet("/data/dictionary")]
    public async Task<IActionResult> Dictionary() => View("/Features/Downloads/Dictionary.cshtml", await dictionary.RowsAsync(Aborted));

    [HttpGet("/data/dictionary" + TableFile.Route)]
    public IActionResult Dictionary([FromRoute] TableFormat format) =>
        DownloadResult.Table(format, "dictionary", async (s, c) => await TableFile.WriteAsync(format, DataDictionary.Columns, (await dictionary.RowsAsync(c)).ToAsyncEnumerable(), s, c));

    [HttpGet("/data/package.zip")]
    public IActionResult Package() => new DownloadResult("application/zip", PackageWriter.FileName, async (stream, cancellation) =>
    {
        // A ZIP ends with a write that waits, which a server refuses; so it is made on disk, not in memory.
        await using var file = TemporaryFile.Create();
        await package.WriteAsync(file, cancellation);
        file.Position = 0;
        await file.CopyToAsync(stream, cancellation);
    });

    [HttpGet("/data/templates/{type}.{format:regex(^(csv|xlsx)$)}")]
    public IActionResult Template(string type, TableFormat format) => RecordTypes.Find(type) is { } found
        ? DownloadResult.Table(format, $"{found.Slug}-template", (s, c) => RecordExport.WriteTemplateAsync(found, format, s, c))
        : NotFound();
}
