using System.Security.Cryptography;

namespace Tracker.Domain.History;

/// <summary>SHA-256 over the changes of one change set, in their order, taken in as they are written.</summary>
public sealed class ChangesDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ChainFields _fields = new();

    /// <summary>How many it has taken in.</summary>
    public int Count { get; private set; }

    /// <exception cref="InvalidOperationException">It is not the next one.</exception>
    public void Add(Change change)
    {
        if (change.Ordinal != Count)
        {
            throw new InvalidOperationException($"Change {change.Ordinal} of a change set was written in the place of change {Count}.");
        }

        _fields.Clear();
        _fields.Add(change.Ordinal);
        _fields.Add(Codes<ChangeAction>.Of(change.Action));
        _fields.Add(change.Entity);
        _fields.Add(change.Key);
        _fields.Add(change.RecordRef);
        _fields.Add(change.JurisdictionGeoid?.Value);
        _fields.Add(change.Values);
        Take();
    }

    /// <summary>The same change as the database has it: the texts of its fields in UTF-8, in the order above.</summary>
    public void Add(IEnumerable<byte[]?> fields)
    {
        _fields.Clear();
        foreach (var field in fields)
        {
            _fields.Add(field);
        }

        Take();
    }

    /// <summary>32 bytes; then it begins anew.</summary>
    public byte[] Finish()
    {
        Count = 0;
        return _hash.GetHashAndReset();
    }

    public void Dispose() => _hash.Dispose();

    private void Take()
    {
        _hash.AppendData(_fields.Bytes);
        Count++;
    }
}
