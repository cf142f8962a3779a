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
    private readonly List<Func<object, object?>> _values;
    private readonly OpenSeals _seals;

    private PreparedInsert(DbCommand? command, SqliteStatement? statement, List<Func<object, object?>> values, OpenSeals seals) =>
        (_command, _statement, _values, _seals) = (command, statement, values, seals);

    /// <summary>Within the context's transaction, where there is one.</summary>
    public static async Task<PreparedInsert> OpenAsync(TrackerDbContext db, IEntityType type, OnConflict conflict, CancellationToken cancellation)
    {
        var properties = type.GetProperties().ToList();
        await db.Database.OpenConnectionAsync(cancellation);
        var values = properties.ConvertAll(p => StoredValue(type, p));
        if (db.Database.GetDbConnection() is SqliteConnection sqlite)
        {
            return new PreparedInsert(null, new SqliteStatement(sqlite, Statement(type, properties, conflict)), values, db.Seals);
        }

        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Statement(type, properties, conflict);
        foreach (var property in properties)
        {
            command.Parameters.Add(property.GetRelationalTypeMapping().CreateParameter(command, $"@p{command.Parameters.Count}", null, nullable: true));
        }

        await command.PrepareAsync(cancellation);
        return new PreparedInsert(command, null, values, db.Seals);
    }

    public static async Task WriteAsync<T>(TrackerDbContext db, IEnumerable<T> entities, OnConflict conflict, CancellationToken cancellation) where T : class
    {
        await using var insert = await OpenAsync(db, db.Model.FindEntityType(typeof(T))!, conflict, cancellation);
        foreach (var entity in entities)
        {
            await insert.WriteAsync(entity, cancellation);
        }
    }

    public Task WriteAsync(object entity, CancellationToken cancellation)
    {
        if (entity is Change change)
        {
            _seals.Add(change);
        }

        if (_statement is not null)
        {
            for (var i = 0; i < _values.Count; i++)
            {
                if (_values[i](entity) is { } value)
                {
                    _statement.Bind(i, value);
                }
            }

            _statement.Run();
            return Task.CompletedTask;
        }

        for (var i = 0; i < _values.Count; i++)
        {
            _command!.Parameters[i].Value = _values[i](entity) ?? DBNull.Value;
        }

        return _command!.ExecuteNonQueryAsync(cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _statement?.Dispose();
        return _command?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private static string Statement(IEntityType type, List<IProperty> properties, OnConflict conflict)
    {
        var columns = properties.ConvertAll(p => $"\"{p.GetColumnName()}\"");
        var key = type.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\"").ToList();
        var updates = columns.Except(key, StringComparer.Ordinal).Select(c => $"{c} = excluded.{c}");
        var statement = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        return conflict == OnConflict.Fail ? statement : $"{statement} ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", updates)}";
    }

    private static Func<object, object?> StoredValue(IEntityType type, IProperty property)
    {
        if (property == type.FindDiscriminatorProperty())
        {
            var kind = type.GetDiscriminatorValue();
            return _ => kind;
        }

        var getter = property.GetGetter();
        return property.GetTypeMapping().Converter is { } converter
            ? entity => getter.GetClrValue(entity) is { } value ? converter.ConvertToProvider(value) : null
            : getter.GetClrValue;
    }
}
