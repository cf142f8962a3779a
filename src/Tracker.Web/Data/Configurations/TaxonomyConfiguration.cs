using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Taxonomy;

namespace Tracker.Web.Data.Configurations;

internal sealed class TaxonomyConfiguration :
    IEntityTypeConfiguration<TaxonomySection>, IEntityTypeConfiguration<TaxonomyTerm>, IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<TaxonomySection> builder)
    {
        builder.HasKey(s => s.Number);
        builder.Property(s => s.Number).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<TaxonomyTerm> builder)
    {
        builder.HasKey(t => t.Slug);
        builder.Property(t => t.Slug).HasMaxLength(TaxonomyTerm.SlugMaxLength);
        builder.HasOne(t => t.Section).WithMany().HasForeignKey(t => t.SectionNumber);
    }

    public void Configure(EntityTypeBuilder<Claim> builder) => builder.Property(c => c.Id).ValueGeneratedNever();
}
