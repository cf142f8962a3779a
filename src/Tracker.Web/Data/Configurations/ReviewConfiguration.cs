using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data.Configurations;

internal sealed class ReviewConfiguration : IEntityTypeConfiguration<Proposal>, IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Proposal> builder)
    {
        builder.HasKey(p => p.Ref);
        builder.Property(p => p.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.Property(p => p.RecordRef).HasMaxLength(RecordRef.MaxLength);
        builder.Property(p => p.TypeSlug).HasMaxLength(40);
        builder.Property(p => p.Title).HasMaxLength(Proposal.TitleMaxLength);
        builder.Property(p => p.Reason).HasMaxLength(ChangeSet.ReasonMaxLength);
        builder.Property(p => p.Author).HasMaxLength(ChangeSet.ByMaxLength);
        builder.Property(p => p.DecidedBy).HasMaxLength(ChangeSet.ByMaxLength);
        builder.Property(p => p.Word).HasMaxLength(Proposal.WordMaxLength);
        builder.Property(p => p.Revision).IsConcurrencyToken();
        builder.Ignore(p => p.Type);
        builder.HasOne(p => p.ChangeSet).WithMany().HasForeignKey(p => p.ChangeSetId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.State, p.MadeAtUtc });
        builder.HasIndex(p => p.AuthorId);
        builder.HasIndex(p => p.RecordRef);
    }

    public void Configure(EntityTypeBuilder<Correction> builder)
    {
        builder.HasKey(c => c.Ref);
        builder.Property(c => c.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.Property(c => c.Key).HasMaxLength(Correction.KeyLength);
        builder.Property(c => c.RecordRef).HasMaxLength(RecordRef.MaxLength);
        builder.Property(c => c.Title).HasMaxLength(Correction.TitleMaxLength);
        builder.Property(c => c.Statement).HasMaxLength(CorrectionInput.StatementMaxLength);
        builder.Property(c => c.SourceUrl).HasMaxLength(WebAddress.MaxLength);
        builder.Property(c => c.SourceNote).HasMaxLength(CorrectionInput.SourceNoteMaxLength);
        builder.Property(c => c.DecidedBy).HasMaxLength(ChangeSet.ByMaxLength);
        builder.Property(c => c.Word).HasMaxLength(Correction.WordMaxLength);
        builder.Property(c => c.Revision).IsConcurrencyToken();
        builder.HasIndex(c => c.Key).IsUnique();
        builder.HasIndex(c => new { c.State, c.SentOn });
    }
}
