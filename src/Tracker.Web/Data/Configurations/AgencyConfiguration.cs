using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Agencies;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class AgencyConfiguration : IEntityTypeConfiguration<Agency>, IEntityTypeConfiguration<AgencyAlias>, IEntityTypeConfiguration<MergedAgency>
{
    public void Configure(EntityTypeBuilder<Agency> builder)
    {
        builder.HasKey(a => a.Ref);
        builder.Property(a => a.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.Property(a => a.Name).HasMaxLength(Agency.NameMaxLength);
        builder.Property(a => a.FoldedName).HasMaxLength(Agency.NameMaxLength);
        builder.Property(a => a.Ori).HasMaxLength(Agency.OriLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne(a => a.Home).WithMany().HasForeignKey(a => a.HomeGeoid).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Aliases).WithOne().HasForeignKey(a => a.AgencyRef).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(a => a.FoldedName);
        builder.HasIndex(a => a.Ori).IsUnique();
        builder.HasHistory();
    }

    public void Configure(EntityTypeBuilder<MergedAgency> builder)
    {
        builder.HasKey(m => m.Ref);
        builder.Property(m => m.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.HasOne<Agency>().WithMany().HasForeignKey(m => m.IntoRef).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory();
    }

    public void Configure(EntityTypeBuilder<AgencyAlias> builder)
    {
        builder.HasKey(a => new { a.AgencyRef, a.Name });
        builder.Property(a => a.Name).HasMaxLength(Agency.NameMaxLength);
        builder.Property(a => a.FoldedName).HasMaxLength(Agency.NameMaxLength);
        builder.HasIndex(a => a.FoldedName);
        builder.HasHistory();
    }
}
