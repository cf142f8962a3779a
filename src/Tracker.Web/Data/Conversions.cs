using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tracker.Domain;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.DataSharing;
using Tracker.Domain.Designations;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.FederalDeployments;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.LegalChallenges;
using Tracker.Domain.Memoranda;
using Tracker.Domain.Practices;
using Tracker.Domain.Records;
using Tracker.Domain.RecordsRequests;
using Tracker.Domain.Review;
using Tracker.Domain.SanctuaryPolicies;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data;

/// <summary>How the domain's values are stored: as the texts that CSV and URLs use, so that the database can be read by eye.</summary>
internal static class Conversions
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<GeoId>().HaveConversion<GeoIdConverter>().HaveMaxLength(GeoId.MaxLength);
        builder.Properties<PartialDate>().HaveConversion<PartialDateConverter>().HaveMaxLength(10);
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        Code<AgencyKind>(builder);
        Code<AgreementModel>(builder);
        Code<AgreementEnding>(builder);
        Code<MemorandumInstrument>(builder);
        Code<MemorandumSubject>(builder);
        Code<DetainerHolds>(builder);
        Code<PolicyAnswer>(builder);
        Code<PolicyDirection>(builder);
        Code<PolicyInstrument>(builder);
        Code<LocalRole>(builder);
        Code<DataSystem>(builder);
        Code<DataDirection>(builder);
        Code<DataBasis>(builder);
        Code<PracticeKind>(builder);
        Code<PracticeFrequency>(builder);
        Code<CaseSide>(builder);
        Code<CaseStage>(builder);
        Code<CaseOutcome>(builder);
        Code<RequestStatus>(builder);
        Code<DesignatingBody>(builder);
        Code<CitationStance>(builder);
        Code<SourceKind>(builder);
        Code<JurisdictionLevel>(builder);
        Code<BorderZone>(builder);
        Code<Search.SearchKind>(builder);
        Code<ChangeOrigin>(builder);
        Code<ChangeAction>(builder);
        Code<ImportState>(builder);
        Code<ProposalState>(builder);
        Code<CorrectionState>(builder);
        Code<RowOutcome>(builder);
    }

    private static void Code<TEnum>(ModelConfigurationBuilder builder) where TEnum : struct, Enum =>
        builder.Properties<TEnum>().HaveConversion<CodeConverter<TEnum>>().HaveMaxLength(40);

    internal sealed class GeoIdConverter() : ValueConverter<GeoId, string>(g => g.Value, s => GeoId.Parse(s));

    internal sealed class PartialDateConverter() : ValueConverter<PartialDate, string>(d => d.ToString(), s => PartialDate.Parse(s));

    internal sealed class CodeConverter<TEnum>() : ValueConverter<TEnum, string>(v => Codes<TEnum>.Of(v), s => Codes<TEnum>.Parse(s)) where TEnum : struct, Enum;

    /// <summary>Moments are UTC; SQLite forgets the kind.</summary>
    internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
