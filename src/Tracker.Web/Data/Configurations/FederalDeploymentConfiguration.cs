using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.FederalDeployments;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class FederalDeploymentConfiguration : IEntityTypeConfiguration<FederalDeployment>
{
    public void Configure(EntityTypeBuilder<FederalDeployment> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(FederalDeploymentColumns.Type.Slug);
        builder.Property(d => d.Forces).HasMaxLength(FederalDeployment.ForcesMaxLength);
        builder.Property(d => d.OperationName).HasMaxLength(FederalDeployment.OperationMaxLength);
    }
}
