using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Site;

namespace Tracker.Web.Data.Configurations;

internal sealed class SiteConfiguration : IEntityTypeConfiguration<SiteSettings>
{
    public void Configure(EntityTypeBuilder<SiteSettings> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Name).HasMaxLength(SiteSettings.NameMaxLength);
        builder.Property(s => s.Description).HasMaxLength(SiteSettings.DescriptionMaxLength);
        builder.Property(s => s.About).HasMaxLength(SiteSettings.TextMaxLength);
        builder.Property(s => s.Contact).HasMaxLength(SiteSettings.TextMaxLength);
        builder.Property(s => s.Licence).HasMaxLength(SiteSettings.TextMaxLength);
        builder.Property(s => s.ChangedBy).HasMaxLength(TrackerUser.PseudonymMaxLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
