using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Web.Data.Search;

namespace Tracker.Web.Data.Configurations;

internal sealed class SearchConfiguration : IEntityTypeConfiguration<SearchEntry>, IEntityTypeConfiguration<SearchMark>
{
    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.Property(e => e.Ref).HasMaxLength(40);
        builder.HasIndex(e => new { e.Kind, e.Ref }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<SearchMark> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Edition).HasMaxLength(80);
    }
}
