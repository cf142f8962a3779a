using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.DataSharing;

public sealed class DataSharingInputValidator : RecordInputValidator<DataSharingInput>
{
    public DataSharingInputValidator()
    {
        RuleFor(d => d.Channel).NotEmpty().WithMessage("Choose the system or channel.");
        RuleFor(d => d.Direction).NotEmpty().WithMessage("Choose whether data is shared or kept back.");
        NotBefore(d => d.EndedOn, d => d.StartedOn, "The arrangement cannot end before it began.");
    }
}
