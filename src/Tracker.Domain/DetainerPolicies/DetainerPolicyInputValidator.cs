using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.DetainerPolicies;

public sealed class DetainerPolicyInputValidator : RecordInputValidator<DetainerPolicyInput>
{
    public DetainerPolicyInputValidator()
    {
        RuleFor(p => p.Holds).NotEmpty().WithMessage("Choose which detainers lead to a hold.");
        NotBefore(p => p.EndedOn, p => p.StartedOn, "The policy cannot end before it started.");
    }
}
