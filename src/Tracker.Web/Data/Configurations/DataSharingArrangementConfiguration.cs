using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.DataSharing;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class DataSharingArrangementConfiguration : IEntityTypeConfiguration<DataSharingArrangement>
{
    public void Configure(EntityTypeBuilder<DataSharingArrangement> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(DataSharingColumns.Type.Slug);
        builder.Property(d => d.Counterparty).HasMaxLength(DataSharingArrangement.CounterpartyMaxLength);
        builder.Property(d => d.Limits).HasColumnName("SharingLimits").HasMaxLength(DataSharingArrangement.LimitsMaxLength);
    }
}
