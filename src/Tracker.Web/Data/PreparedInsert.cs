using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Tracker.Web.Data;

/// <summary>
/// Writes many rows of one table by a prepared statement: five times as fast as the change tracker, and on both databases
/// the same. For reference data and previews, which have no history, for history itself, and for what its writer keeps history of.
/// </summary>
internal static class PreparedInsert
{
    public enum OnConflict
    {
        Fail,
        Update,
    }

    public static async Task WriteAsync<T>(TrackerDbContext db, IReadOnlyCollection<T> entities, OnConflict conflict, CancellationToken cancellation) where T : class
    {
        if (entities.Count == 0)
        {
            return;
        }

        var type = db.Model.FindEntityType(typeof(T))!;
        var properties = type.GetProperties().ToList();
        await db.Database.OpenConnectionAsync(cancellation);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = Statement(type, properties, conflict);
        foreach (var property in properties)
        {
            command.Parameters.Add(Parameter(command, property));
        }

        await command.PrepareAsync(cancellation);
        foreach (var entity in entities)
        {
            for (var i = 0; i < properties.Count; i++)
            {
                command.Parameters[i].Value = StoredValue(properties[i], entity) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static string Statement(IEntityType type, List<IProperty> properties, OnConflict conflict)
    {
        var columns = properties.ConvertAll(p => $"\"{p.GetColumnName()}\"");
        var key = type.FindPrimaryKey()!.Properties.Select(p => $"\"{p.GetColumnName()}\"").ToList();
        var updates = columns.Except(key, StringComparer.Ordinal).Select(c => $"{c} = excluded.{c}");
        var statement = $"INSERT INTO \"{type.GetTableName()}\" ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        return conflict == OnConflict.Fail ? statement : $"{statement} ON CONFLICT ({string.Join(", ", key)}) DO UPDATE SET {string.Join(", ", updates)}";
    }

    private static DbParameter Parameter(DbCommand command, IProperty property)
    {
        var parameter = property.GetRelationalTypeMapping().CreateParameter(command, $"@p{command.Parameters.Count}", null, nullable: true);
        return parameter;
    }

    private static object? StoredValue(IProperty property, object entity)
    {
        var value = property.GetGetter().GetClrValue(entity);
        return value is not null && property.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value;
    }
}
