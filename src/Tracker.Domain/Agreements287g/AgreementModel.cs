using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Agreements287g;

/// <summary>ICE's own names of the models of 287(g) agreements.</summary>
public enum AgreementModel
{
    [Label("Jail Enforcement Model")] JailEnforcement,
    [Label("Warrant Service Officer")] WarrantServiceOfficer,
    [Label("Task Force Model")] TaskForce,
    [Label("Tribal Task Force Model")] TribalTaskForce,
    [Label("Jail and task force (before 2013)")] JailAndTaskForce,
    [Label("Other, as printed")] Other,
}

/// <summary>How an agreement came to its end.</summary>
public enum AgreementEnding
{
    [Label("Ended by the agency")] TerminatedByAgency,
    [Label("Ended by ICE")] TerminatedByIce,
    [Label("Expired")] Expired,
    [Label("Superseded by another")] Superseded,
    [Label("Switched to another model")] ModelSwitched,
    [Label("Withdrawn before it took effect")] Withdrawn,
    [Label("Ended by state law")] StateLaw,
    [Label("Not known how")] Unknown,
}

/// <summary>Reads the model as ICE's lists print it, slips of the keyboard included.</summary>
public static class PrintedModel
{
    private static readonly Dictionary<string, AgreementModel> Known = new(StringComparer.Ordinal)
    {
        ["jail enforcement model"] = AgreementModel.JailEnforcement,
        ["jail enforcment model"] = AgreementModel.JailEnforcement,
        ["jail model"] = AgreementModel.JailEnforcement,
        ["warrant service officer"] = AgreementModel.WarrantServiceOfficer,
        ["warrant services officer"] = AgreementModel.WarrantServiceOfficer,
        ["warrant service office"] = AgreementModel.WarrantServiceOfficer,
        ["warrant service officer model"] = AgreementModel.WarrantServiceOfficer,
        ["task force model"] = AgreementModel.TaskForce,
        ["task force officer"] = AgreementModel.TaskForce,
        ["tribal task force model"] = AgreementModel.TribalTaskForce,
    };

    /// <summary>The model meant; <see cref="AgreementModel.Other"/> for words nobody has printed before: kept, never dropped.</summary>
    public static AgreementModel Read(string printed) => Known.GetValueOrDefault(FoldedName.Of(printed), AgreementModel.Other);
}
