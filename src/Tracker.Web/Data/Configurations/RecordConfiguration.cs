using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Taxonomy;

namespace Tracker.Web.Data.Configurations;

internal sealed class RecordConfiguration :
    IEntityTypeConfiguration<CooperationRecord>, IEntityTypeConfiguration<Citation>, IEntityTypeConfiguration<RecordTag>, IEntityTypeConfiguration<IssuedRef>
{
    /// <summary>The shadow property that holds the type's slug.</summary>
    public const string TypeSlug = "TypeSlug";

    public void Configure(EntityTypeBuilder<CooperationRecord> builder)
    {
        builder.ToTable("Records");
        builder.HasKey(r => r.Ref);
        builder.Property(r => r.Ref).HasMaxLength(RecordRef.MaxLength);
        builder.Ignore(r => r.Type);
        builder.Ignore(r => r.Direction);
        builder.HasDiscriminator<string>(TypeSlug);
        builder.Property<string>(TypeSlug).HasColumnName("Type").HasMaxLength(40);
        builder.Property(r => r.Summary).HasMaxLength(CooperationRecord.SummaryMaxLength);
        builder.Property(r => r.Notes).HasMaxLength(CooperationRecord.NotesMaxLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasOne(r => r.Jurisdiction).WithMany().HasForeignKey(r => r.JurisdictionGeoid).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(r => r.Agency).WithMany().HasForeignKey(r => r.AgencyRef).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<TaxonomyTerm>().WithMany().HasForeignKey(r => r.TermSlug).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Citations).WithOne().HasForeignKey(c => c.RecordRef).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(r => r.Tags).WithOne().HasForeignKey(t => t.RecordRef).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(r => new { r.UpdatedAtUtc, r.Ref }).IsDescending(true, false); // the order of the list
        builder.HasIndex(r => r.ContentKey);
        builder.HasHistory(nameof(CooperationRecord.Ref));
    }

    public void Configure(EntityTypeBuilder<Citation> builder)
    {
        builder.HasKey(c => new { c.RecordRef, c.Number });
        builder.Property(c => c.Locator).HasMaxLength(Citation.LocatorMaxLength);
        builder.Property(c => c.Quotation).HasMaxLength(Citation.QuotationMaxLength);
        builder.Property(c => c.ArchiveUrl).HasMaxLength(WebAddress.MaxLength);
        builder.HasOne(c => c.Source).WithMany().HasForeignKey(c => c.SourceRef).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory(nameof(Citation.RecordRef));
    }

    public void Configure(EntityTypeBuilder<RecordTag> builder)
    {
        builder.ToTable("RecordTags");
        builder.HasKey(t => new { t.RecordRef, t.TermSlug });
        builder.HasOne<TaxonomyTerm>().WithMany().HasForeignKey(t => t.TermSlug).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory(nameof(RecordTag.RecordRef));
    }

    public void Configure(EntityTypeBuilder<IssuedRef> builder)
    {
        builder.ToTable("IssuedRefs");
        builder.HasKey(r => r.Ref);
        builder.Property(r => r.Ref).HasMaxLength(RecordRef.MaxLength);
    }
}
