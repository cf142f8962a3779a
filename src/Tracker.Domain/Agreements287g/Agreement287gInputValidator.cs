using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.Agreements287g;

public sealed class Agreement287gInputValidator : RecordInputValidator<Agreement287gInput>
{
    public Agreement287gInputValidator()
    {
        RuleFor(a => a.Agency).NotEmpty().WithMessage("Enter the agency that signed the agreement.");
        RuleFor(a => a.Model).NotEmpty().WithMessage("Choose the model of the agreement.");
        RuleFor(a => a.ModelAsPrinted).NotEmpty().When(a => a.Model == Codes<AgreementModel>.Of(AgreementModel.Other))
            .WithMessage("Enter the model as it is printed, since it is none of the known ones.");
        NotBefore(a => a.SignedOn, a => a.RequestedOn, "The agreement cannot be signed before it was requested.");
        NotBefore(a => a.EffectiveOn, a => a.SignedOn, "The agreement cannot take effect before it was signed.");
        NotBefore(a => a.EffectiveOn, a => a.RequestedOn, "The agreement cannot take effect before it was requested.");
        NotBefore(a => a.EndedOn, a => a.SignedOn ?? a.EffectiveOn, "The agreement cannot end before it was signed.");
        NotBefore(a => a.EndedOn, a => a.RequestedOn, "The agreement cannot end before it was requested.");
        RuleFor(a => a.Ending).Empty().When(a => string.IsNullOrEmpty(a.EndedOn))
            .WithMessage("Enter the day it ended, or leave open how it ended.");
    }
}
