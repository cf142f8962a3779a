using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Records;
using Tracker.Domain.SanctuaryPolicies;

namespace Tracker.Web.Data.Configurations;

internal sealed class SanctuaryPolicyConfiguration : IEntityTypeConfiguration<SanctuaryPolicy>
{
    public void Configure(EntityTypeBuilder<SanctuaryPolicy> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(SanctuaryPolicyColumns.Type.Slug);
        builder.Property(p => p.EffectiveOn).HasColumnName("EffectiveOn");
        builder.Property(p => p.PolicyDirection).HasColumnName("Direction");
        builder.Property(p => p.Instrument).HasColumnName("PolicyInstrument");
        builder.Property(p => p.LegalCitation).HasMaxLength(SanctuaryPolicy.CitationMaxLength);
    }
}
