using System.Linq.Expressions;
using FluentValidation;

namespace Tracker.Domain.Records;

/// <summary>The rules that every kind of record shares. It judges texts that can be read; what cannot be read was named before.</summary>
public abstract class RecordInputValidator<T> : AbstractValidator<T> where T : RecordInput
{
    /// <summary>
    /// Refused only where no reading of the two dates puts them in order: 2025 may be after 2025-06, 2024 cannot. Which of two
    /// dates that overlap came first is often not known, and not asked.
    /// </summary>
    protected void NotBefore(Expression<Func<T, string?>> later, Func<T, string?> earlier, string message) =>
        RuleFor(later)
            .Must((input, text) => !Date(text).HasValue || Date(earlier(input)) is not { } start || !Date(text)!.Value.IsBefore(start))
            .WithMessage(message);

    protected static PartialDate? Date(string? text) => PartialDate.TryParse(text, out var date) ? date : null;
}
