using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Records;
using Tracker.Domain.TaskForces;

namespace Tracker.Web.Data.Configurations;

internal sealed class TaskForceMembershipConfiguration : IEntityTypeConfiguration<TaskForceMembership>
{
    public void Configure(EntityTypeBuilder<TaskForceMembership> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(TaskForceMembershipColumns.Type.Slug);
        builder.Property(m => m.TaskForceName).HasMaxLength(TaskForceMembership.NameMaxLength);
        builder.Property(m => m.LeadAgency).HasMaxLength(TaskForceMembership.NameMaxLength);
        builder.Property(m => m.FederalParties).HasMaxLength(TaskForceMembership.PartiesMaxLength);
    }
}
