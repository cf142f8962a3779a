using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Tracker.Domain.Imports.Mapped;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Mapped;

/// <summary>The mappings that are kept, and what is wrong with the file that was brought.</summary>
public sealed record MappingsModel(IReadOnlyList<ImportMapping> Mappings, string? Problem);

/// <summary>One mapping, and why it could not be renamed.</summary>
public sealed record MappingModel(ImportMapping Kept, string? Typed, string? Problem);

/// <summary>The mappings that everybody who imports shares: look, rename, delete, take along, bring.</summary>
[Authorize(Policy = Policies.Import)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MappingsController(MappingDesk desk) : TrackerController
{
    [HttpGet("/imports/mappings")]
    public async Task<IActionResult> Index() => View("Mappings", new MappingsModel(await desk.AllAsync(Aborted), null));

    [HttpPost("/imports/mappings")]
    public async Task<IActionResult> Bring(IFormFile? file, string? name)
    {
        var mapping = await ReadAsync(file) is { } text ? MappingJson.Read(text, out var problem) : Nothing(file, out problem);
        if (mapping is not null)
        {
            var named = Domain.Text.Squeeze(name) is { Length: > 0 and <= ColumnMapping.NameMaxLength } typed && Domain.Text.CanBeStored(typed) ? mapping with { Name = typed } : mapping;
            (var brought, problem) = await desk.BringAsync(named, Actor, Aborted);
            if (brought is not null)
            {
                Say($"“{brought.Name}” is kept. Files with its headings are read so at once.");
                return Redirect("/imports/mappings/" + brought.Ref);
            }
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Mappings", new MappingsModel(await desk.AllAsync(Aborted), problem));
    }

    [HttpGet("/imports/mappings/{id}")]
    public async Task<IActionResult> Show([FromRoute] string id) =>
        await desk.FindAsync(id, Aborted) is { } mapping ? View("Mapping", new MappingModel(mapping, mapping.Name, null)) : NotFound();

    /// <summary>The mapping as a file, for another tracker or the command line.</summary>
    [HttpGet("/imports/mappings/{id}.json")]
    public async Task<IActionResult> Export([FromRoute] string id) =>
        await desk.FindAsync(id, Aborted) is { } mapping ? File(Encoding.UTF8.GetBytes(mapping.Document), "application/json", $"mapping-{mapping.NameKey?.Replace(' ', '-') ?? mapping.Ref}.json") : NotFound();

    [HttpPost("/imports/mappings/{id}/rename")]
    public async Task<IActionResult> Rename([FromRoute] string id, string? name)
    {
        if (await desk.FindAsync(id, Aborted) is not { } mapping)
        {
            return NotFound();
        }

        if (await desk.RenameAsync(id, name, Actor, Aborted) is { } problem)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return View("Mapping", new MappingModel(mapping, name, problem));
        }

        Say("The mapping has its new name.");
        return Redirect("/imports/mappings/" + id);
    }

    [HttpPost("/imports/mappings/{id}/delete")]
    public async Task<IActionResult> Delete([FromRoute] string id)
    {
        if (await desk.DeleteAsync(id, Aborted) == 0)
        {
            return NotFound();
        }

        Say("The mapping is deleted. What was imported with it stays.");
        return Redirect("/imports/mappings");
    }

    private async Task<string?> ReadAsync(IFormFile? file)
    {
        if (file is null || file.Length is 0 or > MappingJson.MaxLength)
        {
            return null;
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(Aborted);
    }

    private static ColumnMapping? Nothing(IFormFile? file, out string problem)
    {
        problem = file is null || file.Length == 0 ? "Choose the JSON file of a mapping." : "This is too long to be a mapping. Choose a file that was exported as a mapping.";
        return null;
    }
}
