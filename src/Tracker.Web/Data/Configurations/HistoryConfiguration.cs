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
        builder.HasIndex(c => new { c.By, c.Id });
        builder.HasIndex(c => new { c.Origin, c.Id });
        builder.HasIndex(c => c.Undoes).HasFilter("\"Undoes\" IS NOT NULL");
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
        builder.HasIndex(c => new { c.RecordRef, c.ChangeSetId }).HasFilter("\"RecordRef\" IS NOT NULL");
        builder.HasIndex(c => new { c.JurisdictionGeoid, c.ChangeSetId }).HasFilter("\"JurisdictionGeoid\" IS NOT NULL");

        // Whether a change set has to do with a kind of record is asked of one change set after the other.
        builder.HasIndex(c => new { c.ChangeSetId, c.Entity }).HasFilter("\"JurisdictionGeoid\" IS NOT NULL");
        builder.HasIndex(c => new { c.Entity, c.Key, c.ChangeSetId });
    }
}
