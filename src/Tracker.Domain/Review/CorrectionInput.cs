using FluentValidation;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Review;

/// <summary>A correction as it was typed.</summary>
public sealed class CorrectionInput
{
    public const int StatementMaxLength = 2_000;
    public const int StatementMinLength = 10;
    public const int SourceNoteMaxLength = 300;

    /// <summary>What is wrong or missing, and what is right.</summary>
    public string? Statement { get; set; }

    public string? SourceUrl { get; set; }

    public string? SourceNote { get; set; }

    /// <summary>The source's address as it is kept; null where it is none.</summary>
    public string? Address => WebAddress.TryParse(SourceUrl, out var address) ? address : null;
}

/// <summary>What a correction must say.</summary>
public sealed class CorrectionInputValidator : AbstractValidator<CorrectionInput>
{
    private const string NotStorable = "A character here cannot be stored. Type the text anew instead of pasting it.";

    public CorrectionInputValidator()
    {
        RuleFor(c => c.Statement).Must(s => (Text.Tidy(s)?.Length ?? 0) >= CorrectionInput.StatementMinLength).WithMessage("Say what is wrong or missing, and what is right.")
            .Must(s => (Text.Tidy(s)?.Length ?? 0) <= CorrectionInput.StatementMaxLength).WithMessage($"Shorten what you say to {CorrectionInput.StatementMaxLength:N0} characters.")
            .Must(Text.CanBeStored).WithMessage(NotStorable);
        RuleFor(c => c.SourceUrl).Cascade(CascadeMode.Stop).Must(u => Text.Tidy(u) is not null).WithMessage("Enter the address of a source: without one, nothing can be changed here.")
            .Must(u => Text.CanBeStored(u) && WebAddress.TryParse(u, out _)).WithMessage(RecordColumn.UrlHelp);
        RuleFor(c => c.SourceNote).Must(n => (Text.Tidy(n)?.Length ?? 0) <= CorrectionInput.SourceNoteMaxLength).WithMessage($"Shorten it to {CorrectionInput.SourceNoteMaxLength} characters.")
            .Must(Text.CanBeStored).WithMessage(NotStorable);
    }
}
