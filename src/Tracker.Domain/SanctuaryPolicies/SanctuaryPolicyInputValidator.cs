using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.SanctuaryPolicies;

public sealed class SanctuaryPolicyInputValidator : RecordInputValidator<SanctuaryPolicyInput>
{
    public SanctuaryPolicyInputValidator()
    {
        RuleFor(p => p.Direction).NotEmpty().WithMessage("Choose whether the policy limits cooperation or requires it.");
        RuleFor(p => p.Instrument).NotEmpty().WithMessage("Choose what kind of instrument it is.");
        RuleFor(p => p.AppliesToLocal).NotEqual("yes").When(p => p.Geoid?.Length > 2)
            .WithMessage("Only a state’s policy can bind its counties and places.");
        NotBefore(p => p.EnactedOn, p => p.ProposedOn, "The policy cannot be enacted before it was proposed.");
        NotBefore(p => p.EffectiveOn, p => p.ProposedOn, "The policy cannot take effect before it was proposed.");
        NotBefore(p => p.EnjoinedOn, p => p.ProposedOn, "The policy cannot be enjoined before it was proposed.");
        NotBefore(p => p.AmendedOn, p => p.ProposedOn, "The policy cannot be amended before it was proposed.");
        NotBefore(p => p.RepealedOn, Start, "The policy cannot be repealed before it was enacted.");
        NotBefore(p => p.RepealedOn, p => p.ProposedOn, "The policy cannot be repealed before it was proposed.");
    }

    private static string? Start(SanctuaryPolicyInput policy) => policy.EnactedOn ?? policy.EffectiveOn;
}
