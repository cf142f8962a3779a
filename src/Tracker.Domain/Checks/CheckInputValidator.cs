using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.Checks;

/// <summary>What a check must say. It judges texts that can be read; what cannot be read was named before.</summary>
public sealed class CheckInputValidator : AbstractValidator<CheckInput>
{
    /// <param name="today">The day it is; nobody has looked on a later one.</param>
    public CheckInputValidator(DateOnly today)
    {
        RuleFor(c => c.Topic).Must(t => RecordTypes.Find(t) is not null).WithMessage("Choose the topic you looked for.").OverridePropertyName(CheckColumn.Topic.Name);
        RuleFor(c => c.CheckedOn).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("Enter the day on which you looked, such as 2026-10-02.")
            .Must(d => Date(d) is { IsWholeDay: true }).WithMessage("Enter the whole day on which you looked, such as 2026-10-02.")
            .Must(d => Date(d)!.Value.Earliest <= today).WithMessage($"That day has not come yet. Enter the day on which you looked, {PartialDate.Of(today)} at the latest; days are those of UTC.")
            .Must(d => Date(d)!.Value.Earliest >= Check.FirstDay).WithMessage($"Enter the day on which you looked, {PartialDate.Of(Check.FirstDay)} at the earliest.")
            .OverridePropertyName(CheckColumn.CheckedOn.Name);
        RuleFor(c => c.Source).Must(s => (s.SourceRef ?? s.Url ?? s.Title) is not null)
            .WithMessage("Say where you looked: choose a source, or enter the address or the title of a new one.").OverridePropertyName(CheckColumn.Find);
    }

    private static PartialDate? Date(string? text) => PartialDate.TryParse(text, out var date) ? date : null;
}
