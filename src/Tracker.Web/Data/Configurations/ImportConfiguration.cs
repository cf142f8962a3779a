using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class ImportConfiguration :
    IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<ImportBatchRow>, IEntityTypeConfiguration<ImportMapping>
{
    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.Property(b => b.FileName).HasMaxLength(ImportBatch.FileNameMaxLength);
        builder.HasIndex(b => b.CreatedAtUtc);
    }

    public void Configure(EntityTypeBuilder<ImportBatchRow> builder)
    {
        builder.HasKey(r => new { r.BatchId, r.Ordinal });
        builder.HasOne<ImportBatch>().WithMany().HasForeignKey(r => r.BatchId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.BatchId, r.Outcome });
    }

    public void Configure(EntityTypeBuilder<ImportMapping> builder)
    {
        builder.HasKey(m => m.Ref);
        builder.Property(m => m.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.Property(m => m.Name).HasMaxLength(ColumnMapping.NameMaxLength);
        builder.Ignore(m => m.Mapping);
        builder.HasIndex(m => m.NameKey).IsUnique();
        builder.HasIndex(m => m.HeadingsKey);
    }
}
