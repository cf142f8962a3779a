using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data.Configurations;

internal sealed class JurisdictionConfiguration : IEntityTypeConfiguration<Jurisdiction>, IEntityTypeConfiguration<PlaceAlias>
{
    public void Configure(EntityTypeBuilder<Jurisdiction> builder)
    {
        builder.HasKey(j => j.Geoid);
        builder.Property(j => j.Kind).HasMaxLength(Jurisdiction.KindMaxLength);
        builder.Property(j => j.Name).HasMaxLength(Jurisdiction.NameMaxLength);
        builder.Property(j => j.LegalName).HasMaxLength(Jurisdiction.NameMaxLength);
        builder.Property(j => j.StateCode).HasMaxLength(2);
        builder.HasIndex(j => new { j.StateCode, j.Level });
        builder.HasIndex(j => j.ParentGeoid);
        builder.HasIndex(j => j.FoldedName);
    }

    public void Configure(EntityTypeBuilder<PlaceAlias> builder)
    {
        builder.HasKey(a => new { a.NameKey, a.StateCode });
        builder.Property(a => a.StateCode).HasMaxLength(2);
        builder.Property(a => a.NameKey).HasMaxLength(PlaceAlias.NameMaxLength);
        builder.Property(a => a.Name).HasMaxLength(PlaceAlias.NameMaxLength);
        builder.HasOne<Jurisdiction>().WithMany().HasForeignKey(a => a.Geoid).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory();
    }
}
