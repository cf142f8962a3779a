using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.DetainerPolicies;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class DetainerPolicyConfiguration : IEntityTypeConfiguration<DetainerPolicy>
{
    public void Configure(EntityTypeBuilder<DetainerPolicy> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(DetainerPolicyColumns.Type.Slug);
        builder.Property(p => p.Conditions).HasMaxLength(DetainerPolicy.ConditionsMaxLength);
        builder.Property(p => p.Instrument).HasColumnName("DetainerInstrument").HasMaxLength(DetainerPolicy.InstrumentMaxLength);
    }
}
