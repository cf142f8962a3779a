using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Files;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data.Configurations;

internal sealed class FileConfiguration : IEntityTypeConfiguration<StoredFile>, IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder) => builder.HasKey(f => f.Sha256);

    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("Attachments");
        builder.HasKey(a => new { a.SourceRef, a.Sha256 });
        builder.Property(a => a.Sha256).HasMaxLength(64);
        builder.Property(a => a.FileName).HasMaxLength(FileName.MaxLength);
        builder.Property(a => a.MediaType).HasMaxLength(FileKind.MediaTypeMaxLength);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.Sha256).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory();
    }
}
