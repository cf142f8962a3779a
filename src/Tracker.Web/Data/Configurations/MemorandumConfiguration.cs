using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Memoranda;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data.Configurations;

internal sealed class MemorandumConfiguration : IEntityTypeConfiguration<Memorandum>
{
    public void Configure(EntityTypeBuilder<Memorandum> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(MemorandumColumns.Type.Slug);
        builder.Property(m => m.FederalParty).HasMaxLength(Memorandum.FederalPartyMaxLength);
        builder.Property(m => m.Renewal).HasMaxLength(Memorandum.RenewalMaxLength);
        builder.Property(m => m.DocumentUrl).HasMaxLength(WebAddress.MaxLength);
    }
}
