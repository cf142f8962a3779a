using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Designations;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class DesignationConfiguration : IEntityTypeConfiguration<Designation>
{
    public void Configure(EntityTypeBuilder<Designation> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(DesignationColumns.Type.Slug);
        builder.Property(d => d.Body).HasColumnName("DesignatingBody");
        builder.Property(d => d.List).HasColumnName("DesignationList").HasMaxLength(Designation.ListMaxLength);
        builder.Property(d => d.StatedReason).HasMaxLength(Designation.WordsMaxLength);
        builder.Property(d => d.Response).HasMaxLength(Designation.WordsMaxLength);
    }
}
