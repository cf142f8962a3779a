using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Imports;

namespace Tracker.Web.Data.Configurations;

internal sealed class ImportConfiguration :
    IEntityTypeConfiguration<ImportBatch>, IEntityTypeConfiguration<ImportBatchRow>
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
}
