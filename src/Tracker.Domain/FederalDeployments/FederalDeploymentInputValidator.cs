using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.FederalDeployments;

public sealed class FederalDeploymentInputValidator : RecordInputValidator<FederalDeploymentInput>
{
    public FederalDeploymentInputValidator()
    {
        RuleFor(d => d.Forces).NotEmpty().WithMessage("Choose the forces that were sent.");
        NotBefore(d => d.EndedOn, d => d.StartedOn, "The deployment cannot end before it began.");
    }
}
