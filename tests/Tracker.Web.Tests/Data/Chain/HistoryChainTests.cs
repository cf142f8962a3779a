using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain;
using Tracker.Domain.Files;
using Tracker.Domain.History;
using Tracker.Domain.Sources;
using Tracker.Web.Data;
using Tracker.Web.Data.Chain;
using Tracker.Web.Features.Imports;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Tests.Data.Chain;

public sealed class HistoryChainTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_tracker_starts_with_is_sealed()
    {
        (await app.FaultAsync()).ShouldBeNull();
        await OnDbAsync(async db => (await db.ChangeSets.CountAsync(c => c.Digest == null, Cancellation)).ShouldBe(0));
        await OnDbAsync(async db => (await db.HistoryHeads.OrderBy(h => h.LastChangeSetId).LastAsync(Cancellation)).Changes.ShouldBe(await db.Changes.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task An_import_a_save_in_a_form_and_what_takes_them_back_are_sealed()
    {
        var before = await OnDbAsync(db => db.ChangeSets.CountAsync(Cancellation));
        var batch = await ImportAsync("state,jurisdiction,agency,model,source_1_url\r\nTX,Travis County,Travis County Sheriff's Office,jail_enforcement,https://example.org/1\r\n");
        (await app.FaultAsync()).ShouldBeNull();

        using var editor = await app.SignedInAsync("editor");
        var record = await OnDbAsync(db => db.Records.OrderByDescending(r => r.CreatedAtUtc).Select(r => r.Ref).FirstAsync(Cancellation));
        var page = await editor.GetPageAsync($"/records/{record}/delete");
        var version = page.QuerySelector("input[name=version]")!.GetAttribute("value")!;
        (await editor.PostFormAsync($"/records/{record}/delete", $"/records/{record}/delete", new() { ["version"] = version, ["reason"] = "Never was" })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Redirect);
        (await app.FaultAsync()).ShouldBeNull();

        await app.UndoLastAsync();
        await app.WithAsync(services => services.GetRequiredService<ImportDesk>().UndoAsync(batch, Actor.CommandLine, Cancellation));
        (await app.FaultAsync()).ShouldBeNull();
        (await OnDbAsync(db => db.ChangeSets.CountAsync(c => c.Digest != null && c.ByDigest != null && c.ChangeCount != null, Cancellation))).ShouldBe(before + 4);
    }

    [Fact]
    public async Task What_is_rolled_back_leaves_no_seal_and_breaks_none()
    {
        await app.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            await using (await db.TakeTurnAsync(Cancellation))
            {
                db.Add(new Source("source-rolled-back"));
                await db.SaveChangesAsync(Set("Rolled back"), Cancellation);
            }

            db.ChangeTracker.Clear();
            db.Add(new Source("source-kept"));
            await db.SaveChangesAsync(Set("Kept"), Cancellation);
            return true;
        });
        (await app.FaultAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_set_outside_of_a_transaction_is_refused() => await OnDbAsync(async db =>
    {
        db.ChangeSets.Add(Set("Alone"));
        await Should.ThrowAsync<DomainException>(() => db.SaveChangesAsync(Cancellation));
    });

    [Fact]
    public async Task A_forgotten_person_is_gone_from_history_and_it_stays_sound()
    {
        await OnDbAsync(async db =>
        {
            db.Add(new Source("source-of-somebody"));
            await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, "account-1", "Quiet Heron", "Added", DateTime.UtcNow), Cancellation);
        });
        (await OnDbAsync(db => db.ForgetAsync("account-1", Cancellation))).ShouldBe(1);
        await OnDbAsync(async db =>
        {
            var set = await db.ChangeSets.AsNoTracking().OrderByDescending(c => c.Id).FirstAsync(Cancellation);
            (set.By, set.UserId, set.BySalt).ShouldBe((ChangeSet.FormerContributor, null, null));
            (await db.ChangeSets.AnyAsync(c => c.By == "Quiet Heron", Cancellation)).ShouldBeFalse();
        });
        (await app.FaultAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("UPDATE \"Changes\" SET \"Values\" = ''", "a change is never altered")]
    [InlineData("DELETE FROM \"Changes\"", "a change is never altered or removed")]
    [InlineData("INSERT INTO \"Changes\" (\"ChangeSetId\", \"Ordinal\", \"Action\", \"Entity\", \"Key\", \"Values\") SELECT \"ChangeSetId\", 100000, \"Action\", \"Entity\", \"Key\", \"Values\" FROM \"Changes\" LIMIT 1", "nothing is added")]
    [InlineData("UPDATE \"ChangeSets\" SET \"Reason\" = 'Another'", "only the name can be forgotten")]
    [InlineData("UPDATE \"ChangeSets\" SET \"By\" = 'Another'", "only the name can be forgotten")]
    [InlineData("UPDATE \"ChangeSets\" SET \"By\" = 'former contributor', \"UserId\" = NULL, \"BySalt\" = NULL, \"Reason\" = 'Another'", "only the name can be forgotten")]
    [InlineData("DELETE FROM \"ChangeSets\"", "a change set is never removed")]
    [InlineData("DELETE FROM \"HistoryHeads\"", "never removed")]
    [InlineData("UPDATE \"HistoryHeads\" SET \"LastChangeSetId\" = 1", "only move forward")]
    public async Task The_database_itself_refuses_to_alter_history(string sql, string why) => await OnDbAsync(async db =>
        (await Should.ThrowAsync<System.Data.Common.DbException>(() => db.Database.ExecuteSqlRawAsync(sql, Cancellation))).Message.ShouldContain(why));

    [Fact]
    [Trait("Database", "sqlite")]
    public async Task History_from_before_there_were_seals_is_sealed_once_at_the_start_and_never_again()
    {
        await using var old = new TrackerApp();
        await old.InitializeAsync();
        await old.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            await db.DropTriggersAsync();
            await db.ChangeSets.ExecuteUpdateAsync(c => c.SetProperty(x => x.Digest, (byte[]?)null).SetProperty(x => x.ByDigest, (byte[]?)null).SetProperty(x => x.BySalt, (byte[]?)null).SetProperty(x => x.ChangeCount, (int?)null), Cancellation);
            await db.HistoryHeads.ExecuteDeleteAsync(Cancellation);
            await db.ReferenceFiles.Where(f => f.Name == "history").ExecuteDeleteAsync(Cancellation);
            await services.GetRequiredService<EarlierHistory>().SealAsync(Cancellation);
            return true;
        });
        (await old.FaultAsync()).ShouldBeNull();

        await old.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            var last = await db.ChangeSets.MaxAsync(c => c.Id, Cancellation);
            await db.ChangeSets.Where(c => c.Id == last).ExecuteUpdateAsync(c => c.SetProperty(x => x.Digest, (byte[]?)null), Cancellation);
            await services.GetRequiredService<EarlierHistory>().SealAsync(Cancellation);
            return true;
        });
        (await old.FaultAsync())!.Message.ShouldStartWith("It bears no seal");
    }

    private Task<string> ImportAsync(string csv) => app.WithAsync(async services =>
    {
        var desk = services.GetRequiredService<ImportDesk>();
        var batch = (await desk.PreviewAsync(new ImportFile("some.csv", GivenContent.Of(Encoding.UTF8.GetBytes(csv)), null, null, null), Actor.CommandLine, Cancellation)).Batch!.Id;
        (await desk.ApplyAsync(batch, Actor.CommandLine, "Imported", Cancellation)).ShouldBe(ApplyOutcome.Applied);
        return batch;
    });

    private static ChangeSet Set(string reason) => new(ChangeOrigin.Form, null, "somebody", reason, DateTime.UtcNow);

    private Task<T> OnDbAsync<T>(Func<TrackerDbContext, Task<T>> use) => app.WithAsync(services => use(services.GetRequiredService<TrackerDbContext>()));

    private Task<bool> OnDbAsync(Func<TrackerDbContext, Task> use) => OnDbAsync(async db =>
    {
        await use(db);
        return true;
    });
}
