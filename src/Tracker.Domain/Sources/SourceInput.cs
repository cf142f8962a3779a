using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.Sources;

/// <summary>A source as it was typed, in a form or beside a record in a spreadsheet.</summary>
public sealed class SourceInput
{
    public string? Title { get; set; }

    public string? Publisher { get; set; }

    public string? Kind { get; set; }

    public string? PublishedOn { get; set; }

    public string? Url { get; set; }

    public string? ArchiveUrl { get; set; }

    public int? Version { get; set; }

    public static SourceInput Of(Source source) => new()
    {
        Title = source.Title,
        Publisher = source.Publisher,
        Kind = source.Kind is { } kind ? Codes<SourceKind>.Of(kind) : null,
        PublishedOn = source.PublishedOn?.ToString(),
        Url = source.Url,
        ArchiveUrl = source.ArchiveUrl,
        Version = source.Version,
    };

    /// <summary>The same input as it is stored: trimmed, empty as null, dates and codes in their own form where they can be read.</summary>
    public SourceInput Tidied() => new()
    {
        Title = Text.Tidy(Title),
        Publisher = Text.Tidy(Publisher),
        Kind = Codes<SourceKind>.TryParse(Kind, out var kind) ? Codes<SourceKind>.Of(kind) : Text.Tidy(Kind),
        PublishedOn = PartialDate.TryParse(PublishedOn, out var date) ? date.ToString() : Text.Tidy(PublishedOn),
        Url = Text.Tidy(Url),
        ArchiveUrl = Text.Tidy(ArchiveUrl),
        Version = Version,
    };
}

public sealed class SourceInputValidator : AbstractValidator<SourceInput>
{
    private const string CannotBeStored = "Type this again: it holds a character that cannot be stored.";

    public SourceInputValidator()
    {
        RuleFor(s => s.Title).Must(Text.CanBeStored).WithMessage(CannotBeStored);
        RuleFor(s => s.Publisher).Must(Text.CanBeStored).WithMessage(CannotBeStored);
        RuleFor(s => s.Title).NotEmpty().WithMessage("Enter the title of the source.")
            .MaximumLength(Source.TitleMaxLength).WithMessage($"Shorten the title to {Source.TitleMaxLength} characters.");
        RuleFor(s => s.Publisher).MaximumLength(Source.PublisherMaxLength).WithMessage($"Shorten the publisher to {Source.PublisherMaxLength} characters.");
        RuleFor(s => s.Kind).Must(k => k is null || Codes<SourceKind>.TryParse(k, out _)).WithMessage("Choose the kind of source from the list.");
        RuleFor(s => s.PublishedOn).Must(d => d is null || PartialDate.TryParse(d, out _)).WithMessage(RecordColumn.DateHelp);
        RuleFor(s => s.Url).Must(u => u is null || WebAddress.TryParse(u, out _)).WithMessage(RecordColumn.UrlHelp);
        RuleFor(s => s.ArchiveUrl).Must(u => u is null || WebAddress.TryParse(u, out _)).WithMessage(RecordColumn.UrlHelp);
    }
}
