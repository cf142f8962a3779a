using System.Globalization;
using Tracker.Domain.Files;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Imports.Fetching;
using Tracker.Web.Features.Imports.Mapped;

namespace Tracker.Web.Commands;

/// <summary>What was typed after <c>import</c>.</summary>
internal sealed record TypedImport(FileInfo? File, string? From, string? Profile, string? Mapping, string? ObservedOn, string? Encoding, bool Apply, bool SkipErrors, bool Insist)
{
    public string Name => File?.Name ?? From!;
}

/// <summary>Gets the file that the command line names, and what it says about it.</summary>
internal sealed class ImportInput(IServiceProvider services)
{
    /// <summary>The file; or why there is none; or that the list has nothing newer.</summary>
    public Task<(ImportFile? Given, string? Problem, string? NothingNewer)> OpenAsync(TypedImport typed, CancellationToken cancellation) =>
        typed.File is { } file ? ReadAsync(file, typed, cancellation) : FetchAsync(typed, cancellation);

    private async Task<(ImportFile? Given, string? Problem, string? NothingNewer)> FetchAsync(TypedImport typed, CancellationToken cancellation)
    {
        if (typed.Profile is not null || typed.Mapping is not null || typed.Encoding is not null)
        {
            return (null, "--from knows how its list is read: leave out --as, --mapping and --encoding.", null);
        }

        if (Arguments(typed, out var day, out _) is { } problem)
        {
            return (null, problem, null);
        }

        var fetched = await services.GetRequiredService<ListFetcher>().FetchAsync(typed.From!, cancellation);
        return (fetched.File is { } file ? file with { ObservedOn = day ?? file.ObservedOn } : null, fetched.Problem, fetched.NothingNewer);
    }

    private async Task<(ImportFile? Given, string? Problem, string? NothingNewer)> ReadAsync(FileInfo file, TypedImport typed, CancellationToken cancellation)
    {
        var limits = services.GetRequiredService<TableLimits>();
        var problem = Arguments(typed, out var day, out var chosen)
            ?? (!file.Exists ? $"There is no file {file.FullName}." : file.Length > limits.MaxFileBytes ? limits.FileTooLarge : null);
        if (problem is not null)
        {
            return (null, problem, null);
        }

        var given = new ImportFile(file.Name, GivenContent.Of(file), typed.Profile, day, chosen);
        if (typed.Mapping is null)
        {
            return (given, null, null);
        }

        (var mapping, problem) = typed.Profile is null ? await MappingAsync(typed.Mapping, cancellation) : (null, "Give either --as or --mapping, not both.");
        return mapping is null ? (null, problem, null) : (given with { Mapping = mapping }, null, null);
    }

    private async Task<(ColumnMapping? Mapping, string? Problem)> MappingAsync(string nameOrFile, CancellationToken cancellation)
    {
        if (File.Exists(nameOrFile))
        {
            var isTooLong = new FileInfo(nameOrFile).Length > MappingJson.MaxLength;
            var read = MappingJson.Read(isTooLong ? "" : await File.ReadAllTextAsync(nameOrFile, cancellation), out var problem);
            return (read, isTooLong ? $"{nameOrFile} is too long to be a mapping." : problem);
        }

        var desk = services.GetRequiredService<MappingDesk>();
        if (await desk.NamedAsync(nameOrFile, cancellation) is { Mapping: { } mapping })
        {
            return (mapping, null);
        }

        var names = (await desk.AllAsync(cancellation)).Select(m => m.Name).OfType<string>().ToList();
        return (null, $"There is no mapping called “{nameOrFile}”, and no such file. {(names.Count == 0 ? "No mapping has a name yet." : $"There are: {string.Join(", ", names)}.")}");
    }

    private static string? Arguments(TypedImport typed, out DateOnly? day, out TextEncodingChoice? chosen)
    {
        var (observedOn, encoding) = (typed.ObservedOn, typed.Encoding);
        day = null;
        chosen = null;
        if (observedOn is not null && !DateOnly.TryParseExact(observedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
        {
            return $"--observed-on is “{observedOn}”; write the day as 2026-05-14.";
        }
        else if (observedOn is not null)
        {
            day = DateOnly.ParseExact(observedOn, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (encoding is not null && !Enum.TryParse<TextEncodingChoice>(encoding.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var found))
        {
            return $"--encoding is “{encoding}”; it can be utf-8, utf-16 or windows-1252.";
        }
        else if (encoding is not null)
        {
            chosen = Enum.Parse<TextEncodingChoice>(encoding.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
        }

        return null;
    }
}
