using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Web.Data.Chain;

namespace Tracker.Web.Data.Configurations;

internal sealed class HistoryConfiguration : IEntityTypeConfiguration<ChangeSet>, IEntityTypeConfiguration<Change>, IEntityTypeConfiguration<HistoryHead>
{
    public void Configure(EntityTypeBuilder<ChangeSet> builder)
    {
        builder.Property(c => c.By).HasMaxLength(ChangeSet.ByMaxLength);
        builder.Property(c => c.Reason).HasMaxLength(ChangeSet.ReasonMaxLength);
        builder.HasMany<Change>().WithOne(c => c.ChangeSet).HasForeignKey(c => c.ChangeSetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.AtUtc);
    }

    public void Configure(EntityTypeBuilder<HistoryHead> builder)
    {
        builder.HasKey(h => h.Day);
        builder.HasIndex(h => h.LastChangeSetId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Change> builder)
    {
        builder.HasKey(c => new { c.ChangeSetId, c.Ordinal });
        builder.Property(c => c.Entity).HasMaxLength(40);
        builder.Property(c => c.Key).HasMaxLength(300);
        builder.Property(c => c.RecordRef).HasMaxLength(RecordRef.MaxLength);
        builder.HasIndex(c => c.RecordRef).HasFilter("\"RecordRef\" IS NOT NULL");
        builder.HasIndex(c => c.JurisdictionGeoid).HasFilter("\"JurisdictionGeoid\" IS NOT NULL");
        builder.HasIndex(c => new { c.Entity, c.Key });
    }
}
