using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.Designations;

public sealed class DesignationInputValidator : RecordInputValidator<DesignationInput>
{
    public DesignationInputValidator()
    {
        RuleFor(d => d.Body).NotEmpty().WithMessage("Choose who keeps the list.");
        RuleFor(d => d.List).NotEmpty().WithMessage("Enter the name of the list.");
        NotBefore(d => d.RemovedOn, d => d.ListedOn, "The jurisdiction cannot be taken off the list before it was put on it.");
    }
}
