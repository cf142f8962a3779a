using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.LegalChallenges;

public sealed class LegalChallengeInputValidator : RecordInputValidator<LegalChallengeInput>
{
    public LegalChallengeInputValidator()
    {
        RuleFor(c => c.Caption).NotEmpty().WithMessage("Enter the caption of the case, such as Lunn v. Commonwealth.");
        NotBefore(c => c.DecidedOn, c => c.FiledOn, "The case cannot be decided before it was filed.");
    }
}
