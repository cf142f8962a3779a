using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Files;
using Tracker.Domain.Sources;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Sources;

/// <summary>A file of a source, ready to show.</summary>
public sealed record SourceFile(string Url, string Name, string Kind, string Size, string Sha256)
{
    public static SourceFile Of(Attachment a) =>
        new($"/sources/{a.SourceRef}/files/{a.Sha256}", a.FileName, FileKind.Of(a.MediaType).Label, FileSize.ToText(a.Length), a.Sha256);

    public static IReadOnlyList<SourceFile> Of(Source source) => [.. source.Attachments.OrderBy(a => a.FileName, StringComparer.Ordinal).ThenBy(a => a.Sha256, StringComparer.Ordinal).Select(Of)];
}

/// <param name="Kept">The file that was given before the form came back.</param>
/// <param name="Detached">The hashes of the files that are to go.</param>
public sealed record SourceFormModel(
    string? Ref, string Heading, SourceInput Input, IReadOnlyDictionary<string, string> Problems, IReadOnlyList<SourceFile> Files, GivenFile? Kept, IReadOnlyList<string> Detached, string? Reason);

/// <summary>Adds a source, corrects it, or identifies one that is known by its number only.</summary>
[Authorize(Policy = Policies.WriteRecords)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SourceEditingController(SourceDesk desk, GivenFiles files) : TrackerController
{
    private const string FileField = "File";

    [HttpGet("/sources/new")]
    public IActionResult New() => Form(null, new SourceInput(), [], null, StatusCodes.Status200OK);

    [HttpPost("/sources/new")]
    [FormWithFiles]
    public async Task<IActionResult> New(SourceInput input)
    {
        var tidy = input.Tidied();
        var taken = await files.TakeAsync(Request.Form, FileField, Aborted);
        var problems = await ProblemsAsync(tidy, null, taken);
        if (problems.Count > 0)
        {
            return Form(null, tidy, problems, taken.File, StatusCodes.Status400BadRequest);
        }

        var sourceRef = await desk.AddAsync(tidy, taken.File, Actor, Reason, Aborted);
        Say($"{sourceRef} is recorded.");
        return Redirect("/sources/" + sourceRef);
    }

    [HttpGet("/sources/{sourceRef}/edit")]
    public async Task<IActionResult> Edit([FromRoute] string sourceRef) =>
        await desk.LoadAsync(sourceRef, Aborted) is { } source ? Form(source, SourceInput.Of(source), [], null, StatusCodes.Status200OK) : NotFound();

    [HttpPost("/sources/{sourceRef}/edit")]
    [FormWithFiles]
    public async Task<IActionResult> Edit([FromRoute] string sourceRef, SourceInput input)
    {
        if (await desk.LoadAsync(sourceRef, Aborted) is not { } source)
        {
            return NotFound();
        }

        var tidy = input.Tidied();
        var taken = await files.TakeAsync(Request.Form, FileField, Aborted);
        var problems = await ProblemsAsync(tidy, sourceRef, taken);
        var stale = input.Version != source.Version;
        if (stale)
        {
            problems["Version"] = $"Somebody saved this source while you were editing; it now reads “{source.DisplayTitle}”, {source.Publisher}, {source.Url}. Check your entries below against that and save again.";
            tidy.Version = source.Version;
        }

        if (problems.Count > 0)
        {
            return Form(source, tidy, problems, taken.File, stale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
        }

        if (!await desk.ChangeAsync(source, tidy, taken.File, Detached, Actor, Reason, Aborted))
        {
            return await Edit(sourceRef, input);
        }

        Say("The source is saved.");
        return Redirect("/sources/" + sourceRef);
    }

    private IReadOnlyList<string> Detached => HttpMethods.IsPost(Request.Method) ? [.. Request.Form["detach"].OfType<string>()] : [];

    private async Task<Dictionary<string, string>> ProblemsAsync(SourceInput tidy, string? sourceRef, TakenFile taken)
    {
        var problems = await desk.ProblemsAsync(tidy, sourceRef, Aborted);
        if (taken.Problem is not null)
        {
            problems[FileField] = taken.Problem;
        }

        return problems;
    }

    private ViewResult Form(Source? source, SourceInput input, Dictionary<string, string> problems, GivenFile? kept, int status)
    {
        ModelState.Clear();
        Response.StatusCode = status;
        return View("Edit", new SourceFormModel(source?.Ref, source?.DisplayTitle ?? "New source", input, problems, source is null ? [] : SourceFile.Of(source), kept, Detached, Reason));
    }
}
