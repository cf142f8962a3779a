using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.Memoranda;

public sealed class MemorandumInputValidator : RecordInputValidator<MemorandumInput>
{
    public MemorandumInputValidator()
    {
        RuleFor(m => m.Instrument).NotEmpty().WithMessage("Choose what kind of document it is.");
        RuleFor(m => m.FederalParty).NotEmpty().WithMessage("Enter the federal party, such as U.S. Immigration and Customs Enforcement.");
        RuleFor(m => m.Subject).NotEmpty().WithMessage("Choose what it is about.");
        NotBefore(m => m.EndedOn, m => m.StartedOn, "The memorandum cannot end before it started.");
    }
}
