using FluentValidation;
using Tracker.Domain.Records;

namespace Tracker.Domain.TaskForces;

public sealed class TaskForceMembershipInputValidator : RecordInputValidator<TaskForceMembershipInput>
{
    public TaskForceMembershipInputValidator()
    {
        RuleFor(m => m.TaskForceName).NotEmpty().WithMessage("Enter the name of the task force.");
        NotBefore(m => m.EndedOn, m => m.StartedOn, "The agency cannot leave the task force before it joined.");
    }
}
