using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Mapped;

/// <summary>Say what the columns of a file are, and see what it would do.</summary>
[Authorize(Policy = Policies.PrepareImports)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ColumnsController(TrackerDbContext db, ColumnsPage page, MappingDesk mappings, ImportDesk desk) : TrackerController
{
    // A select a heading, and two fields a value that is asked.
    private const int MostFields = 10_000;

    private const string GoneTitle = "The file is no longer there";

    /// <summary>A file that was given before: by its hash, or by the import that read it.</summary>
    [HttpGet("/imports/columns")]
    public async Task<IActionResult> Show(string? file, string? name, string? encoding, string? batch)
    {
        var (all, own) = (await MayAsync(Policies.Import), Actor.Name);
        var read = batch is null ? null : await db.ImportBatches.AsNoTracking().SingleOrDefaultAsync(b => b.Id == batch && (all || b.By == own), Aborted);
        var given = read is null
            ? await page.FindAsync(file, name, GivenTable.EncodingOf(encoding), Aborted)
            : await page.FindAsync(read.FileSha256, read.FileName, GivenTable.EncodingOf(read.Encoding), Aborted);
        return given is null ? Gone() : View("Columns", await page.ProposeAsync(given, read?.Mapping is { } mapping ? MappingJson.Read(mapping, out _) : null, null, Aborted));
    }

    [HttpPost("/imports/columns")]
    [RequestFormLimits(ValueCountLimit = MostFields)]
    public async Task<IActionResult> Read(string? file, string? name, string? encoding, string? kind, string? shownKind)
    {
        if (await page.FindAsync(file, name, GivenTable.EncodingOf(encoding), Aborted) is not { } given)
        {
            return Gone();
        }

        var chosen = ColumnsForm.Read(Request.Form, RecordTypes.Find(shownKind), given.Samples);
        if (kind != shownKind)
        {
            return View("Columns", ColumnsPage.ForKind(given, chosen.Mapping, RecordTypes.Find(kind)));
        }

        var problems = MappingRules.Check(chosen.Mapping);
        try
        {
            return problems.Count > 0 ? Refuse(given, chosen.Mapping, problems)
                : page.AskValues(given, chosen) is not { } asking ? await PreviewAsync(given, chosen.Mapping)
                : asking.Errors.Count > 0 ? Refuse(asking)
                : View("Columns", asking);
        }
        catch (UnusableTableException e)
        {
            return Refuse(given, chosen.Mapping, [new FieldProblem("", null, e.Message)]);
        }
    }

    private async Task<IActionResult> PreviewAsync(GivenTable given, ColumnMapping mapping)
    {
        // What is kept must be readable again, whatever a forged form put into it.
        if (MappingJson.Read(MappingJson.Write(mapping), out var problem) is null || (problem = await mappings.KeepAsync(mapping, Actor, Aborted)) is not null)
        {
            return Refuse(given, mapping, [new FieldProblem("saveAs", mapping.Name, problem!)]);
        }

        var result = await desk.AskToPreviewAsync(given.File with { Mapping = mapping }, Actor, Aborted);
        return result.Batch is null ? Refuse(given, mapping, [new FieldProblem("", null, result.Unusable!)]) : Redirect("/imports/" + result.Batch.Id);
    }

    private ViewResult Refuse(GivenTable given, ColumnMapping mapping, IReadOnlyList<FieldProblem> problems) => Refuse(ColumnsPage.Again(given, mapping, problems));

    private ViewResult Refuse(ColumnsModel model)
    {
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Columns", model);
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Message", new MessageModel(GoneTitle, ["Go to Imports and give the file again."]));
    }
}
