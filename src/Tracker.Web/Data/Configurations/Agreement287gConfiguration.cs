using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;

namespace Tracker.Web.Data.Configurations;

internal sealed class Agreement287gConfiguration :
    IEntityTypeConfiguration<Agreement287g>, IEntityTypeConfiguration<PublishedList>, IEntityTypeConfiguration<ListSnapshot>, IEntityTypeConfiguration<ListedRow>, IEntityTypeConfiguration<Listing>
{
    public void Configure(EntityTypeBuilder<Agreement287g> builder)
    {
        builder.HasBaseType<CooperationRecord>().HasDiscriminator().HasValue(Agreement287gColumns.Type.Slug);
        builder.Property(a => a.EffectiveOn).HasColumnName("EffectiveOn");
        builder.Property(a => a.ModelAsPrinted).HasMaxLength(Agreement287g.PrintedMaxLength);
        builder.Property(a => a.MoaUrl).HasMaxLength(WebAddress.MaxLength);
        builder.Property(a => a.AddendumUrl).HasMaxLength(WebAddress.MaxLength);
        builder.Property(a => a.Signatories).HasMaxLength(Agreement287g.SignatoriesMaxLength);
        builder.HasMany(a => a.Listings).WithOne().HasForeignKey(l => l.RecordRef).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<PublishedList> builder)
    {
        builder.HasKey(l => l.Slug);
        builder.Property(l => l.Slug).HasMaxLength(40);
        builder.HasOne<Source>().WithMany().HasForeignKey(l => l.SourceRef).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory();
    }

    public void Configure(EntityTypeBuilder<ListSnapshot> builder)
    {
        builder.HasKey(s => new { s.ListSlug, s.ObservedOn, s.FileSha256 });
        builder.Property(s => s.FileSha256).HasMaxLength(64);
        builder.HasOne<PublishedList>().WithMany(l => l.Snapshots).HasForeignKey(s => s.ListSlug).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory();
    }

    // They say what their snapshot’s file says, and go with it: their history is the snapshot’s.
    public void Configure(EntityTypeBuilder<ListedRow> builder)
    {
        builder.ToTable("ListedRows");
        builder.HasKey(r => new { r.ListSlug, r.ObservedOn, r.FileSha256, r.Number });
        builder.Property(r => r.FileSha256).HasMaxLength(64);
        builder.Property(r => r.RecordRef).HasMaxLength(RecordRef.MaxLength);
        builder.HasOne<ListSnapshot>().WithMany().HasForeignKey(r => new { r.ListSlug, r.ObservedOn, r.FileSha256 }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<Listing> builder)
    {
        builder.ToTable("Listings");
        builder.HasKey(l => new { l.RecordRef, l.ListSlug });
        builder.HasOne(l => l.List).WithMany().HasForeignKey(l => l.ListSlug).OnDelete(DeleteBehavior.Restrict);
        builder.HasHistory(nameof(Listing.RecordRef));
    }
}
