using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

public sealed partial class ForgettingTests
{
    [Fact]
    public void Whatever_tells_of_a_person_has_its_decision()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        var telling = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties())
            .Where(p => p.ClrType == typeof(string) && (Telling().IsMatch(p.Name) || p.GetContainingForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(TrackerUser))))
            .Select(p => $"{p.DeclaringType.ClrType.Name}.{p.Name}").ToList();
        telling.Count.ShouldBeGreaterThan(15);

        telling.Except(Forgetting.Decided, StringComparer.Ordinal).ShouldBeEmpty("each needs its step in Forgetting");
        Forgetting.Decided.Except(telling, StringComparer.Ordinal).ShouldBeEmpty("there is no such property any more");
    }

    /// <summary>Names by which a property may tell of a person who has or had an account.</summary>
    [GeneratedRegex("By$|UserId|Author|Pseudonym|Email|UserName|Reviewer|Proposer|Owner|Decider", RegexOptions.None, 1000)]
    private static partial Regex Telling();
}
