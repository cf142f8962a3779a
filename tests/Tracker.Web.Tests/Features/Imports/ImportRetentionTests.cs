using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Imports;

/// <summary>Files that were given to be imported and never applied go after the days that the settings say.</summary>
public sealed class ImportRetentionTests : IClassFixture<EmptyTracker>
{
    private readonly EmptyTracker _tracker;

    public ImportRetentionTests(EmptyTracker tracker) => _tracker = tracker;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_never_applied_is_removed_with_its_file_and_all_else_stays()
    {
        await KeepForAsync(days: "7");
        var old = await PreviewAsync("old");
        var applied = await PreviewAsync("applied");
        await ApplyAsync(applied);
        _tracker.Clock.Advance(TimeSpan.FromDays(6));
        var fresh = await PreviewAsync("fresh");

        _tracker.Clock.Advance(TimeSpan.FromDays(2));

        await UntilGoneAsync(old);
        var (batches, files) = await KeptAsync();
        batches.ShouldBe([applied, fresh], ignoreOrder: true);
        files.ShouldBe(2);
    }

    private async Task KeepForAsync(string days)
    {
        await _tracker.App.WithAsync(async services =>
        {
            var db = services.GetRequiredService<TrackerDbContext>();
            await db.ImportBatches.ExecuteDeleteAsync(Cancellation);
            return await db.StoredFiles.Where(f => !db.Attachments.Any(a => a.Sha256 == f.Sha256)).ExecuteDeleteAsync(Cancellation);
        });
        await _tracker.App.ChangeSiteAsync(s => s.UnappliedImportDays = days);
    }

    private async Task<string> PreviewAsync(string name)
    {
        var editor = await _tracker.App.SignedInAsync("editor");
        var csv = $"state,jurisdiction,agency,model,signed_on,source_1_url,source_1_title\r\nTX,Travis County,Travis {name} Office,jail_enforcement,2025-03-10,https://example.org/{name},A page\r\n";
        var answer = await editor.UploadAsync(name + ".csv", Encoding.UTF8.GetBytes(csv));
        return answer.Headers.Location!.ToString()["/imports/".Length..];
    }

    private async Task ApplyAsync(string id)
    {
        var editor = await _tracker.App.SignedInAsync("editor");
        await editor.PostFormAsync("/imports/" + id, $"/imports/{id}/apply", new() { ["reason"] = "Test", ["skipErrors"] = "true" });
        (await _tracker.App.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatches.SingleAsync(b => b.Id == id, Cancellation))).AppliedAtUtc.ShouldNotBeNull();
    }

    private async Task UntilGoneAsync(string id)
    {
        for (var tries = 0; tries < 100 && (await KeptAsync()).Batches.Contains(id, StringComparer.Ordinal); tries++)
        {
            await Task.Delay(100, Cancellation);
        }
    }

    private Task<(IReadOnlyList<string> Batches, int Files)> KeptAsync() => _tracker.App.WithAsync<(IReadOnlyList<string>, int)>(async services =>
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        return (await db.ImportBatches.Select(b => b.Id).ToListAsync(Cancellation), await db.StoredFiles.CountAsync(f => !db.Attachments.Any(a => a.Sha256 == f.Sha256), Cancellation));
    });
}
