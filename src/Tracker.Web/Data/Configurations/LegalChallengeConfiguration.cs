using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.LegalChallenges;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class LegalChallengeConfiguration : IEntityTypeConfiguration<LegalChallenge>
{
    public void Configure(EntityTypeBuilder<LegalChallenge> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(LegalChallengeColumns.Type.Slug);
        builder.Property(c => c.Side).HasColumnName("CaseSide");
        builder.Property(c => c.Stage).HasColumnName("CaseStage");
        builder.Property(c => c.Outcome).HasColumnName("CaseOutcome");
        builder.Property(c => c.Caption).HasMaxLength(LegalChallenge.CaptionMaxLength);
        builder.Property(c => c.Court).HasMaxLength(LegalChallenge.CourtMaxLength);
        builder.Property(c => c.Docket).HasMaxLength(LegalChallenge.DocketMaxLength);
        builder.Property(c => c.Plaintiffs).HasMaxLength(LegalChallenge.PartiesMaxLength);
        builder.Property(c => c.Defendants).HasMaxLength(LegalChallenge.PartiesMaxLength);
        builder.Property(c => c.Ruling).HasMaxLength(LegalChallenge.RulingMaxLength);
        builder.Property(c => c.Affects).HasMaxLength(LegalChallenge.AffectsMaxLength);
    }
}
