using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Records;
using Tracker.Domain.RecordsRequests;

namespace Tracker.Web.Data.Configurations;

internal sealed class RecordsRequestConfiguration : IEntityTypeConfiguration<RecordsRequest>
{
    public void Configure(EntityTypeBuilder<RecordsRequest> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(RecordsRequestColumns.Type.Slug);
        builder.Property(r => r.RequestedFrom).HasMaxLength(RecordsRequest.RequestedFromMaxLength);
        builder.Property(r => r.Requester).HasMaxLength(RecordsRequest.RequesterMaxLength);
        builder.Property(r => r.Law).HasMaxLength(RecordsRequest.LawMaxLength);
        builder.Property(r => r.Question).HasMaxLength(RecordsRequest.QuestionMaxLength);
        builder.Property(r => r.EarlierAttempts).HasMaxLength(RecordsRequest.QuestionMaxLength);
        builder.Property(r => r.Opened).HasMaxLength(RecordsRequest.QuestionMaxLength);
    }
}
