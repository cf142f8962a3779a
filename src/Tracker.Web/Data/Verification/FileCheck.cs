using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Tracker.Web.Data.Verification;

/// <summary>Reckons the SHA-256 of every stored file again, piece by piece.</summary>
internal sealed class FileCheck(TrackerDbContext db, FileStore files)
{
    /// <summary>How many files were read.</summary>
    public int Files { get; private set; }

    /// <summary>The first file that is not what its name says; null where each is.</summary>
    public async Task<Fault?> RunAsync(CancellationToken cancellation)
    {
        for (var after = ""; await NextAsync(after, cancellation) is { } name; after = name)
        {
            Files++;
            if (await DigestAsync(name, cancellation) != name)
            {
                var shown = await db.Attachments.Where(a => a.Sha256 == name).Select(a => a.SourceRef + " " + a.FileName).FirstOrDefaultAsync(cancellation);
                return Fault.InFiles($"The file {name}{(shown is null ? "" : $" ({shown})")} is not what was given: its content was altered.");
            }
        }

        return null;
    }

    private Task<string?> NextAsync(string after, CancellationToken cancellation) =>
        db.StoredFiles.Where(f => string.Compare(f.Sha256, after) > 0).OrderBy(f => f.Sha256).Select(f => f.Sha256).FirstOrDefaultAsync(cancellation);

    private async Task<string> DigestAsync(string name, CancellationToken cancellation)
    {
        using var sha = SHA256.Create();
        await using (var content = new CryptoStream(Stream.Null, sha, CryptoStreamMode.Write))
        {
            await files.CopyAsync(name, content, cancellation);
        }

        return Convert.ToHexStringLower(sha.Hash!);
    }
}
