using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Web.Data.Configurations;

internal sealed class JurisdictionConfiguration : IEntityTypeConfiguration<Jurisdiction>
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
}
