using Tracker.Domain.Agreements287g;
using Tracker.Domain.DataSharing;
using Tracker.Domain.Designations;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.FederalDeployments;
using Tracker.Domain.LegalChallenges;
using Tracker.Domain.Memoranda;
using Tracker.Domain.Practices;
using Tracker.Domain.RecordsRequests;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.TaskForces;

namespace Tracker.Domain.Records;

/// <summary>Every kind of record there is. Menu, lists, forms, import, export and dictionary follow from this list.</summary>
public static class RecordTypes
{
    public static IReadOnlyList<RecordType> All { get; } =
    [
        Agreement287gColumns.Type,
        MemorandumColumns.Type,
        TaskForceMembershipColumns.Type,
        FederalDeploymentColumns.Type,
        DataSharingColumns.Type,
        DetainerPolicyColumns.Type,
        SanctuaryPolicyColumns.Type,
        PracticeColumns.Type,
        LegalChallengeColumns.Type,
        RecordsRequestColumns.Type,
        DesignationColumns.Type,
    ];

    public static RecordType? Find(string? slug) => All.FirstOrDefault(t => t.Slug == slug);

    public static RecordType Of(string slug) => Find(slug) ?? throw new DomainException($"There is no record type “{slug}”.");
}
