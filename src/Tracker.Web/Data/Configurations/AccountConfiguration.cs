using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Tracker.Web.Data.Configurations;

internal sealed class AccountConfiguration :
    IEntityTypeConfiguration<TrackerUser>, IEntityTypeConfiguration<OneTimeLink>, IEntityTypeConfiguration<UserSession>, IEntityTypeConfiguration<ApiToken>, IEntityTypeConfiguration<ReferenceFile>
{
    public void Configure(EntityTypeBuilder<TrackerUser> builder)
    {
        builder.Property(u => u.Pseudonym).HasMaxLength(TrackerUser.PseudonymMaxLength);
        builder.Property(u => u.AskedWhy).HasMaxLength(TrackerUser.AskedWhyMaxLength);
        builder.HasIndex(u => u.Pseudonym).IsUnique();
    }

    public void Configure(EntityTypeBuilder<OneTimeLink> builder) => builder.HasKey(l => l.TokenHash);

    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.HasKey(s => s.KeyHash);
        builder.HasOne<TrackerUser>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(s => s.StartedAtUtc);
    }

    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(ApiToken.NameMaxLength);
        builder.Property(t => t.SecretHash).HasMaxLength(64);
        builder.Property(t => t.Scopes).HasMaxLength(ApiToken.ScopesMaxLength);
        builder.HasOne<TrackerUser>().WithMany().HasForeignKey(t => t.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(t => t.SecretHash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ReferenceFile> builder) => builder.HasKey(f => f.Name);
}
