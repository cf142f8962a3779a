using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Tracker.Web.Tests;

public sealed class ArchitectureTests
{
    private static readonly Architecture Loaded = new ArchLoader().LoadAssemblies(typeof(CooperationRecord).Assembly, typeof(TrackerDbContext).Assembly).Build();

    private static readonly string[] Features = typeof(TrackerDbContext).Assembly.GetTypes()
        .Select(t => t.Namespace ?? "").Where(n => n.StartsWith("Tracker.Web.Features.", StringComparison.Ordinal)).Select(n => n.Split('.')[3]).Distinct(StringComparer.Ordinal).ToArray();

    [Fact]
    public void The_domain_knows_neither_the_database_nor_the_web()
    {
        var references = typeof(CooperationRecord).Assembly.GetReferencedAssemblies().Select(a => a.Name!).ToList();
        references.ShouldNotContain(r => r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || r.StartsWith("Tracker.Web", StringComparison.Ordinal));
    }

    [Fact]
    public void No_feature_knows_another_but_records_and_what_is_shared()
    {
        Features.Length.ShouldBeGreaterThan(6);
        foreach (var feature in Features)
        {
            foreach (var other in Features.Where(o => o != feature && o is not ("Records" or "Shared")))
            {
                var rule = Types().That().ResideInNamespaceMatching($@"^Tracker\.Web\.Features\.{feature}$").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Tracker\.Web\.Features\.{other}$"));
                rule.WithoutRequiringPositiveResults().HasNoViolations(Loaded).ShouldBeTrue($"{feature} depends on {other}");
            }
        }
    }

    [Theory]
    [InlineData("Data", "Features")]
    [InlineData("Data", "Commands")]
    [InlineData("Infrastructure", "Features")]
    [InlineData("Infrastructure", "Data")]
    [InlineData("Features", "Commands")]
    [InlineData("Features", "Hosting")]
    public void Arrows_run_one_way(string from, string to)
    {
        var rule = Types().That().ResideInNamespaceMatching($@"^Tracker\.Web\.{from}").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^Tracker\.Web\.{to}"));
        rule.WithoutRequiringPositiveResults().HasNoViolations(Loaded).ShouldBeTrue($"{from} depends on {to}");
    }

    [Fact]
    public void Entities_are_changed_by_verbs_only()
    {
        var open = typeof(CooperationRecord).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(CooperationRecord)) || t == typeof(CooperationRecord) || t == typeof(Domain.Sources.Source) || t == typeof(Domain.Agencies.Agency))
            .SelectMany(t => t.GetProperties()).Where(p => p.SetMethod is { IsPublic: true }).Select(p => p.DeclaringType!.Name + "." + p.Name);
        open.ShouldBeEmpty();
    }
}
