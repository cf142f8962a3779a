using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Tracker.Web.Data;

/// <summary>
/// A statement that is prepared once and run for many rows, its values bound by position: SQLite's ADO.NET command looks every
/// parameter up by its name for every row, which takes longer than the row. Within the connection's transaction.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    // What is rented for a longer text would stay in the pool afterwards.
    private const int MostRented = 300_000;

    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _connection = connection;
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out _statement));
    }

    /// <summary>Binds a parameter, counted from 0, in the form in which the ADO.NET provider stores it; what is not bound is null.</summary>
    public void Bind(int parameter, object value) => Check(value switch
    {
        string text => BindText(parameter, text),
        int number => raw.sqlite3_bind_int64(_statement, parameter + 1, number),
        long number => raw.sqlite3_bind_int64(_statement, parameter + 1, number),
        bool flag => raw.sqlite3_bind_int64(_statement, parameter + 1, flag ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, parameter + 1, number),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, parameter + 1, bytes),
        DateOnly day => BindText(parameter, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTime moment => BindText(parameter, moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
        _ => throw new NotSupportedException($"A {value.GetType()} cannot be bound."),
    });

    /// <summary>Runs it with what is bound.</summary>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public void Run()
    {
        var result = raw.sqlite3_step(_statement);
        if (result != raw.SQLITE_DONE)
        {
            raw.sqlite3_reset(_statement);
            raw.sqlite3_clear_bindings(_statement);
            Check(result);
        }

        Check(raw.sqlite3_reset(_statement));
        Check(raw.sqlite3_clear_bindings(_statement));
    }

    /// <summary>Runs it, and tells the number in the first column of its first row.</summary>
    /// <exception cref="SqliteException">The database refuses.</exception>
    public long ReadNumber()
    {
        var result = raw.sqlite3_step(_statement);
        var number = raw.sqlite3_column_int64(_statement, 0);
        raw.sqlite3_reset(_statement);
        Check(result == raw.SQLITE_ROW ? raw.SQLITE_OK : result);
        return number;
    }

    public void Dispose() => _statement.Dispose();

    private int BindText(int parameter, string text)
    {
        if (text.Length > MostRented)
        {
            return raw.sqlite3_bind_text(_statement, parameter + 1, Encoding.UTF8.GetBytes(text));
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(_statement, parameter + 1, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _connection.Handle);
}
