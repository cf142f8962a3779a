using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Practices;
using Tracker.Domain.Records;

namespace Tracker.Web.Data.Configurations;

internal sealed class PracticeConfiguration : IEntityTypeConfiguration<Practice>
{
    public void Configure(EntityTypeBuilder<Practice> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(PracticeColumns.Type.Slug);
        builder.Property(p => p.Frequency).HasColumnName("PracticeFrequency");
        builder.Property(p => p.Kind).HasColumnName("PracticeKind");
        builder.Property(p => p.Witnesses).HasMaxLength(Practice.WitnessesMaxLength);
    }
}
