using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Checks;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class CheckConfiguration : IEntityTypeConfiguration<Check>
{
    public void Configure(EntityTypeBuilder<Check> builder)
    {
        builder.HasKey(c => c.Ref);
        builder.Property(c => c.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.Ignore(c => c.Topic);
        builder.Property(c => c.TopicSlug).HasMaxLength(40);
        builder.Property(c => c.Note).HasMaxLength(Check.NoteMaxLength);
        builder.HasOne(c => c.Jurisdiction).WithMany().HasForeignKey(c => c.JurisdictionGeoid).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Source).WithMany().HasForeignKey(c => c.SourceRef).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.JurisdictionGeoid, c.TopicSlug, c.CheckedOn, c.SourceRef }).IsUnique();
        builder.HasHistory();
    }
}
