using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;
using Tracker.Web.Tests.Data.Chain;
using Tracker.Web.Tests.Features.Records;

namespace Tracker.Web.Tests.Data.Verification;

/// <summary>A tracker of its own, since what is altered stays so.</summary>
public sealed class AlteredFileTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task An_attached_file_of_which_one_byte_was_altered_is_named_with_its_source()
    {
        var client = await app.SignedInAsync("editor");
        await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"), ("Sources[0].File", "signed.pdf", SampleFiles.Pdf("signed by the sheriff")));
        await RecordFields.AddAsync(client, "memorandum", RecordFields.Of("memorandum"), ("Sources[0].File", "other.pdf", SampleFiles.Pdf("another")));
        (await app.FaultAsync()).ShouldBeNull();

        var (source, sha256) = await app.WithAsync(async s =>
        {
            var db = s.GetRequiredService<TrackerDbContext>();
            var attached = await db.Attachments.SingleAsync(a => a.FileName == "signed.pdf", TestContext.Current.CancellationToken);
            var content = await db.StoredFiles.Where(f => f.Sha256 == attached.Sha256).Select(f => f.Content).SingleAsync(TestContext.Current.CancellationToken);
            content[^3] ^= 1;
            (await db.Database.ExecuteSqlAsync($"UPDATE \"StoredFiles\" SET \"Content\" = {content} WHERE \"Sha256\" = {attached.Sha256}", TestContext.Current.CancellationToken)).ShouldBe(1);
            return (attached.SourceRef, attached.Sha256);
        });

        var fault = (await app.FaultAsync())!;
        fault.Place.ShouldBe("attachments");
        fault.Message.ShouldBe($"The file {sha256} ({source} signed.pdf) is not what was given: its content was altered.");
    }
}
