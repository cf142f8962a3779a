using System.Data;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Files;

namespace Tracker.Web.Data;

/// <summary>Files in the database, found by what is in them: the same content is kept once, and never thrown away.</summary>
public sealed class FileStore(TrackerDbContext db)
{
    /// <summary>Keeps it at once, apart from whatever else is being saved, and tells its SHA-256.</summary>
    public async Task<string> KeepAsync(byte[] content, CancellationToken cancellation)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
        if (!await db.StoredFiles.AnyAsync(f => f.Sha256 == sha256, cancellation))
        {
            await PreparedInsert.WriteAsync(db, [new StoredFile(sha256, content)], PreparedInsert.OnConflict.Update, cancellation);
        }

        return sha256;
    }

    /// <summary>Null when there is none, or when it is longer than that.</summary>
    public Task<byte[]?> ReadAsync(string sha256, long maxBytes, CancellationToken cancellation) =>
        db.StoredFiles.Where(f => f.Sha256 == sha256 && f.Length <= maxBytes).Select(f => f.Content).SingleOrDefaultAsync(cancellation);

    /// <summary>Copies it piece by piece; a whole file is never held in memory.</summary>
    public async Task CopyAsync(string sha256, Stream output, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // SQLite streams a value only where the row's number is read beside it.
        command.CommandText = db is SqliteTrackerDbContext
            ? "SELECT \"Content\", rowid FROM \"StoredFiles\" WHERE \"Sha256\" = @sha256"
            : "SELECT \"Content\" FROM \"StoredFiles\" WHERE \"Sha256\" = @sha256";
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@sha256", sha256);
        command.Parameters.Add(parameter);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess | CommandBehavior.SingleRow, cancellation);
        if (await reader.ReadAsync(cancellation))
        {
            await using var content = reader.GetStream(0);
            await content.CopyToAsync(output, cancellation);
        }
    }
}
