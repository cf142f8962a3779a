using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.Practices;

public sealed class PracticeInputValidator : RecordInputValidator<PracticeInput>
{
    public PracticeInputValidator()
    {
        RuleFor(p => p.Kind).NotEmpty().WithMessage("Choose what was observed.");
        NotBefore(p => p.LastObservedOn, p => p.FirstObservedOn, "It cannot be last observed before it was first observed.");
        NotBefore(p => p.StoppedOn, p => p.LastObservedOn ?? p.FirstObservedOn, "It cannot have stopped before it was last observed.");
    }
}
