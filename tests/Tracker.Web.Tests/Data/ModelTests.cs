using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

public sealed class ModelTests
{
    [Fact]
    public void Every_enumeration_is_stored_as_its_code()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var enumerations = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType).IsEnum).ToList();
        enumerations.Count.ShouldBeGreaterThan(20);
        enumerations.Where(p => p.GetTypeMapping().Converter?.ProviderClrType != typeof(string))
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}").ShouldBeEmpty("each needs its line in Conversions");
    }
}
