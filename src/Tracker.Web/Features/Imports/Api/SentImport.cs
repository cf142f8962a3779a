using Microsoft.AspNetCore.WebUtilities;
using Tracker.Domain.Files;
using Tracker.Domain.Imports;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Api;

/// <summary>What a program says of the file it sends, in the address.</summary>
/// <param name="Name">What the file is called, where it is the body itself.</param>
public sealed record SentImport(string? Name, string? Profile, DateOnly? ObservedOn, TextEncodingChoice? Encoding, bool Apply, bool SkipErrors, bool Insist)
{
    private const string Yes = "true";
    private const string Unnamed = "upload";

    private static readonly Dictionary<string, TextEncodingChoice> Encodings = Enum.GetValues<TextEncodingChoice>()
        .ToDictionary(e => e switch { TextEncodingChoice.Utf8 => "utf-8", TextEncodingChoice.Utf16 => "utf-16", _ => "windows-1252" }, e => e, StringComparer.Ordinal);

    public static SentImport From(QueryValues query) => new(
        query.Text("name"), query.OneOf("as", ImportProfiles.All.Select(p => p.Slug)), query.Day("observed-on"),
        query.OneOf("encoding", Encodings.Keys) is { } encoding ? Encodings[encoding] : null, Is(query, "apply"), Is(query, "skip-errors"), Is(query, "insist"));

    /// <summary>The file: the body itself, or the one file of a form. Null where there is none.</summary>
    /// <exception cref="InvalidDataException">The form is none.</exception>
    /// <exception cref="IOException">It breaks off.</exception>
    public async Task<ImportFile?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var file = request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            ? (await request.ReadFormAsync(cancellation)).Files is [var only] ? only : null
            : await BodyAsync(request, cancellation);
        return file is null || file.Length == 0 ? null
            : new ImportFile(Path.GetFileName(file.FileName), new GivenContent(file.OpenReadStream, file.Length), Profile, ObservedOn, Encoding);
    }

    private async Task<FormFile> BodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        request.EnableBuffering();
        await request.Body.DrainAsync(cancellation);
        return new FormFile(request.Body, 0, request.Body.Length, "file", Name ?? Unnamed);
    }

    private static bool Is(QueryValues query, string name) => query.OneOf(name, [Yes, "false"]) == Yes;
}
