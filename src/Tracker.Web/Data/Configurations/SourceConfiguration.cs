using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data.Configurations;

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.HasKey(s => s.Ref);
        builder.Property(s => s.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.Property(s => s.Title).HasMaxLength(Source.TitleMaxLength);
        builder.Property(s => s.Publisher).HasMaxLength(Source.PublisherMaxLength);
        builder.Property(s => s.Url).HasMaxLength(WebAddress.MaxLength);
        builder.Property(s => s.ArchiveUrl).HasMaxLength(WebAddress.MaxLength);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.HasMany(s => s.Attachments).WithOne().HasForeignKey(a => a.SourceRef).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.Url);
        builder.HasIndex(s => s.CitedNumber).IsUnique().HasFilter("\"CitedNumber\" IS NOT NULL");
        builder.HasHistory();
    }
}
