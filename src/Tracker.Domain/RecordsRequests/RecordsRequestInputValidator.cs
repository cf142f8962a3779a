using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.RecordsRequests;

public sealed class RecordsRequestInputValidator : RecordInputValidator<RecordsRequestInput>
{
    public RecordsRequestInputValidator()
    {
        RuleFor(r => r.RequestedFrom).NotEmpty().WithMessage("Enter the office that was asked.");
        RuleFor(r => r.Question).NotEmpty().WithMessage("Say which question the records should answer.");
        NotBefore(r => r.DueOn, r => r.AskedOn, "The answer cannot be due before the records were asked for.");
        NotBefore(r => r.AnsweredOn, r => r.AskedOn, "The request cannot be answered before it was made.");
    }
}
