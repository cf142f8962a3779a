using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Tracker.Domain.History;
using Tracker.Web.Data.Chain;

namespace Tracker.Web.Data;

/// <summary>
/// Writes many rows of one kind by a prepared statement: five times as fast as the change tracker, and on both databases
/// the same. For reference data and previews, which have no history, for history itself, and for what its writer keeps history of.
/// Of a kind that shares its table with others, only its own columns are named. What is history goes into its change set's seal.
/// </summary>
internal sealed class PreparedInsert : IAsyncDisposable
{
    public enum OnConflict
    {
        Fail,
        Update,
    }

    private readonly DbCommand? _command;
    private readonly SqliteStatement? _statement;
    private readonly StoredColumns _columns;
    private readonly OpenSeals _seals;

    private PreparedInsert(DbCommand? command, SqliteStatement? statement, StoredColumns columns, OpenSeals seals) =>
        (_command, _statement, _columns, _seals) = (command, statement, columns, seals);

    /// <summary>Within the context's transaction, where there is one.</summary>
    public static async Task<PreparedInsert> OpenAsync(TrackerDbContext db, IEntityType type, OnConflict conflict, CancellationToken cancellation)
    {
        var columns = StoredColumns.Of(type);
        await db.Database.OpenConnectionAsync(cancellation);
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            return new PreparedInsert(null, new SqliteStatement(sqlite, Statement(columns, conflict)), columns, db.Seals);
        }

        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Statement(columns, conflict);
        foreach (var property in columns.Properties)
        {
            command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, $"@p{command.Parameters.Count}", null, nullable: true));
        }

        await command.PrepareAsync(cancellation);
        return new PreparedInsert(command, null, columns, db.Seals);
    }

    public static async Task WriteAsync<T>(TrackerDbContext db, IEnumerable<T> entities, OnConflict conflict, CancellationToken cancellation) where T : class
    {
        await using var insert = await OpenAsync(db, db.Model.FindEntityType(typeof(T))!, conflict, cancellation);
        foreach (var entity in entities)
        {
            await insert.WriteAsync(entity, cancellation);
        }
    }

    public Task WriteAsync(object entity, CancellationToken cancellation) => WriteAsync(_columns.RowOf(entity), cancellation);

    public Task WriteAsync(StoredRow row, CancellationToken cancellation)
    {
        if (row is { Entity: Change change, IsSealed: false })
        {
            _seals.Add(change);
        }

        if (_statement is null)
        {
            for (var i = 0; i < row.Values.Length; i++)
            {
                _command!.Parameters[i].Value = row.Values[i] ?? DBNull.Value;
            }

            return _command!.ExecuteNonQueryAsync(cancellation);
        }

        for (var i = 0; i < row.Values.Length; i++)
        {
            if (row.Values[i] is { } value)
            {
                _statement.Bind(i, value);
            }
        }

        _statement.Run();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _statement?.Dispose();
        return _command?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static string Statement(StoredColumns of, OnConflict conflict)
    {
        var columns = of.Properties.Select(p => $"\"{p.GetColumnName()}\"").ToList();
        var key = of.Type.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\"").ToList();
        var updates = columns.Except(key, StringComparer.Ordinal).Select(c => $"{c} = excluded.{c}");
        var statement = $"INSERT INTO \"{of.Type.GetTableName()}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        return conflict == OnConflict.Fail ? statement : $"{statement} ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", updates)}";
    }
}
