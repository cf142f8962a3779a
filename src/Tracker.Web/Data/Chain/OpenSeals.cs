using Tracker.Domain.History;

namespace Tracker.Web.Data.Chain;

/// <summary>The change sets that one transaction has written, with the digest of their changes so far, in the order of their numbers.</summary>
internal sealed class OpenSeals
{
    private readonly SortedDictionary<long, ChangesDigest> _open = [];
    private Guid _transaction;

    /// <summary>The change sets of the save under way: they have their numbers once it succeeds.</summary>
    public IReadOnlyList<ChangeSet> Expected { get; set; } = [];

    /// <summary>What an earlier transaction left open was rolled back with it.</summary>
    public void Open(long changeSetId, Guid transaction)
    {
        if (_transaction != transaction)
        {
            Close();
            _transaction = transaction;
        }

        _open.TryAdd(changeSetId, new ChangesDigest());
    }

    /// <exception cref="InvalidOperationException">Its change set was not written in this transaction, or it is not the next change.</exception>
    public void Add(Change change)
    {
        if (!_open.TryGetValue(change.ChangeSetId, out var digest))
        {
            throw new InvalidOperationException($"Change set {change.ChangeSetId} is not being written.");
        }

        digest.Add(change);
    }

    public IReadOnlyCollection<KeyValuePair<long, ChangesDigest>> In(Guid transaction) => transaction == _transaction ? _open : [];

    public void Close()
    {
        foreach (var digest in _open.Values)
        {
            digest.Dispose();
        }

        _open.Clear();
    }
}
