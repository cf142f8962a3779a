using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tracker.Web.Data.Configurations;

internal sealed class AccountConfiguration :
    IEntityTypeConfiguration<TrackerUser>, IEntityTypeConfiguration<OneTimeLink>, IEntityTypeConfiguration<UserSession>, IEntityTypeConfiguration<ReferenceFile>
{
    public void Configure(EntityTypeBuilder<TrackerUser> builder)
    {
        builder.Property(u => u.Pseudonym).HasMaxLength(TrackerUser.PseudonymMaxLength);
        builder.HasIndex(u => u.Pseudonym).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> builder) => builder.HasKey(l => l.TokenHash);

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.HasKey(s => s.KeyHash);
        builder.HasOne<TrackerUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.StartedAtUtc);
    }

    public void Configure(EntityTypeBuilder<ReferenceFile> builder) => builder.HasKey(f => f.Name);
}
