using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;

namespace Tracker.Domain.Tests;

public sealed class CodesTests
{
    [Fact]
    public void Codes_are_the_members_names_in_snake_case()
    {
        Codes<AgreementModel>.All.Select(c => c.Value).ShouldBe(["jail_enforcement", "warrant_service_officer", "task_force", "tribal_task_force", "jail_and_task_force", "other"]);
        Codes<AgreementModel>.LabelOf(AgreementModel.TaskForce).ShouldBe("Task Force Model");
        Codes<AgreementEnding>.Of(AgreementEnding.TerminatedByIce).ShouldBe("terminated_by_ice");
    }

    [Theory]
    [InlineData("task_force")]
    [InlineData("Task_Force")]
    [InlineData(" TASK FORCE ")]
    [InlineData("task-force")]
    [InlineData("Task Force Model")]
    public void A_code_or_its_label_is_read_in_any_case(string text)
    {
        Codes<AgreementModel>.TryParse(text, out var model).ShouldBeTrue();
        model.ShouldBe(AgreementModel.TaskForce);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("taskforce")]
    [InlineData("2")]
    public void Anything_else_is_no_code(string? text)
    {
        Codes<AgreementModel>.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void Of_an_empty_text_there_is_no_code_and_an_unjudged_one_is_a_bug()
    {
        Codes<AgreementModel>.ParseOrNull("").ShouldBeNull();
        Codes<AgreementModel>.ParseOrNull("other").ShouldBe(AgreementModel.Other);
        Should.Throw<DomainException>(() => Codes<AgreementModel>.Parse("taskforce")).Message.ShouldBe("“taskforce” is no code of AgreementModel.");
    }

    [Fact]
    public void Every_kind_of_agency_is_read_back_from_its_code_and_its_label()
    {
        foreach (var kind in Enum.GetValues<AgencyKind>())
        {
            Codes<AgencyKind>.Parse(Codes<AgencyKind>.Of(kind)).ShouldBe(kind);
            Codes<AgencyKind>.Parse(Codes<AgencyKind>.LabelOf(kind)).ShouldBe(kind);
        }
    }
}
