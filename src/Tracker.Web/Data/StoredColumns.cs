using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tracker.Web.Data;

/// <summary>A thing, and the values of its row in the database, in the order of its kind's columns.</summary>
/// <param name="IsSealed">It is a change that its change set's seal has taken in already.</param>
internal readonly record struct StoredRow(object Entity, object?[] Values, bool IsSealed = false);

/// <summary>
/// The columns of one kind of thing, and how it gives their values. They are looked up once a kind: asking the model for every value of
/// a hundred thousand rows takes longer than writing them.
/// </summary>
internal sealed class StoredColumns
{
    private static readonly ConditionalWeakTable<IEntityType, StoredColumns> Known = [];

    private readonly Func<object, object?>[] _values;
    private readonly JsonEncodedText[] _names;
    private readonly bool[] _isKept;
    private readonly int[] _key;

    private StoredColumns(IEntityType type)
    {
        Type = type;
        Properties = [.. type.GetProperties()];
        _values = [.. Properties.Select(p => ValueOf(type, p))];
        _names = [.. Properties.Select(p => JsonEncodedText.Encode(p.Name))];
        _isKept = [.. Properties.Select(HistoryFields.IsKept)];
        _key = [.. type.FindPrimaryKey()!.Properties.Select(k => Properties.ToList().IndexOf(k))];
    }

    public IEntityType Type { get; }

    public IReadOnlyList<IProperty> Properties { get; }

    public static StoredColumns Of(IEntityType type) => Known.GetValue(type, t => new StoredColumns(t));

    public StoredRow RowOf(object entity) => new(entity, Array.ConvertAll(_values, v => v(entity)));

    /// <summary>The key as a JSON array.</summary>
    public string KeyOf(StoredRow row) => StoredValues.Written((this, row), static (writer, of) =>
    {
        writer.WriteStartArray();
        foreach (var column in of.Item1._key)
        {
            StoredValues.Write(writer, of.Item1.Properties[column], of.row.Values[column]);
        }

        writer.WriteEndArray();
    });

    /// <summary>Every filled field of a new thing that history keeps → [nothing, value].</summary>
    public string OfNew(StoredRow row) => StoredValues.Written((this, row), static (writer, of) =>
    {
        writer.WriteStartObject();
        for (var i = 0; i < of.row.Values.Length; i++)
        {
            if (of.Item1._isKept[i] && of.row.Values[i] is { } value)
            {
                writer.WriteStartArray(of.Item1._names[i]);
                writer.WriteNullValue();
                StoredValues.Write(writer, of.Item1.Properties[i], value);
                writer.WriteEndArray();
            }
        }

        writer.WriteEndObject();
    });

    private static Func<object, object?> ValueOf(IEntityType type, IProperty property)
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
