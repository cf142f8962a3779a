using Tracker.Domain;
using Tracker.Domain.Files;
using Tracker.Domain.Sources;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Shared;

/// <summary>What came of a file field: the file, now kept; or what is wrong with it, beside what was given there before.</summary>
public sealed record TakenFile(GivenFile? File, string? Problem);

/// <summary>
/// Files that come with a form. What may be attached is kept at once, so that a form that comes back for another reason
/// need not be given the file again: it carries the file's hash under the name of the field, and its name beside it.
/// </summary>
public sealed class GivenFiles(FileStore store)
{
    private const int ShownCharacters = 80;

    public async Task<TakenFile> TakeAsync(IFormCollection form, string field, CancellationToken cancellation)
    {
        var before = await FindAsync(Text.Tidy(form[field].LastOrDefault(v => !string.IsNullOrWhiteSpace(v))), form[field + "Name"].LastOrDefault(), cancellation);
        if (form.Files.GetFile(field) is not { } upload)
        {
            return before;
        }

        var taken = await KeepAsync(upload, cancellation);
        return taken with { File = taken.File ?? before.File };
    }

    private async Task<TakenFile> KeepAsync(IFormFile upload, CancellationToken cancellation)
    {
        var shown = Path.GetFileName(upload.FileName);
        shown = shown.Length > ShownCharacters ? shown[..ShownCharacters] + "…" : shown;
        if (upload.Length > Attachment.MaxBytes)
        {
            return new TakenFile(null, $"“{shown}” has {FileSize.ToText(upload.Length)}; at most {FileSize.ToText(Attachment.MaxBytes)} can be attached. Attach a smaller copy.");
        }

        using var buffer = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(buffer, cancellation);
        var content = buffer.ToArray();
        return FileContent.KindOf(content, out var problem) is { } kind
            ? new TakenFile(new GivenFile(await store.KeepAsync(GivenContent.Of(content), cancellation), FileName.Of(upload.FileName, kind), kind, content.Length), null)
            : new TakenFile(null, $"“{shown}”: {problem}");
    }

    /// <summary>A hash is only what a browser says: it must be that of a kept file, which is judged again.</summary>
    private async Task<TakenFile> FindAsync(string? sha256, string? name, CancellationToken cancellation)
    {
        if (sha256 is null)
        {
            return new TakenFile(null, null);
        }

        var content = await store.ReadAsync(sha256, Attachment.MaxBytes, cancellation);
        return content is not null && FileContent.KindOf(content, out _) is { } kind
            ? new TakenFile(new GivenFile(sha256, FileName.Of(name, kind), kind, content.Length), null)
            : new TakenFile(null, "The file that was given before is no longer there. Choose it again.");
    }
}
