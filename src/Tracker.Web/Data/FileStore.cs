using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Tracker.Domain.Files;

namespace Tracker.Web.Data;

/// <summary>Files in the database, found by what is in them: the same content is kept once, and never thrown away.</summary>
public sealed class FileStore(TrackerDbContext db)
{
    /// <summary>Keeps it at once, apart from whatever else is being saved, and tells its SHA-256.</summary>
    public async Task<string> KeepAsync(GivenContent content, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.BeginPatientlyAsync(cancellation) : null;
        if (!await db.StoredFiles.AnyAsync(f => f.Sha256 == content.Sha256, cancellation))
        {
            await WriteAsync(content, cancellation);
        }

        await (own?.CommitAsync(cancellation) ?? Task.CompletedTask);
        return content.Sha256;
    }

    /// <summary>Null when there is none, or when it is longer than that.</summary>
    public Task<byte[]?> ReadAsync(string sha256, long maxBytes, CancellationToken cancellation) =>
        db.StoredFiles.Where(f => f.Sha256 == sha256 && f.Length <= maxBytes).Select(f => f.Content).SingleOrDefaultAsync(cancellation);

    /// <summary>Piece by piece: SQLite makes room for the whole and has it filled, PostgreSQL is sent it as it is read.</summary>
    private async Task WriteAsync(GivenContent content, CancellationToken cancellation)
    {
        await using var stream = content.Open();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        Give(command, "@sha256", content.Sha256);
        Give(command, "@length", content.Length);
        const string Insert = "INSERT INTO \"StoredFiles\" (\"Sha256\", \"Length\", \"Content\") VALUES (@sha256, @length,";
        if (command.Connection is SqliteConnection sqlite)
        {
            command.CommandText = $"{Insert} zeroblob(@length)) RETURNING rowid";
            var row = (long)(await command.ExecuteScalarAsync(cancellation))!;
            await using var blob = new SqliteBlob(sqlite, "StoredFiles", "Content", row);
            await stream.CopyToAsync(blob, cancellation);
            return;
        }

        command.CommandText = $"{Insert} @content) ON CONFLICT DO NOTHING";
        Give(command, "@content", stream);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Copies it piece by piece; a whole file is never held in memory.</summary>
    public async Task CopyAsync(string sha256, Stream output, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        // SQLite streams a value only where the row's number is read beside it.
        command.CommandText = db is SqliteTrackerDbContext
            ? "SELECT \"Content\", rowid FROM \"StoredFiles\" WHERE \"Sha256\" = @sha256"
            : "SELECT \"Content\" FROM \"StoredFiles\" WHERE \"Sha256\" = @sha256";
        Give(command, "@sha256", sha256);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess | CommandBehavior.SingleRow, cancellation);
        if (await reader.ReadAsync(cancellation))
        {
            await using var content = reader.GetStream(0);
            await content.CopyToAsync(output, cancellation);
        }
    }

    private static void Give(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
