using System.Security.Cryptography;

namespace Tracker.Domain.History;

/// <summary>
/// How the seal of a change set follows from the one before, from what is said of the change set and from its changes. Whoever
/// alters, removes, adds or moves anything of it has to alter every later seal as well, and the head that was published.
/// </summary>
public static class HistoryChain
{
    public const int SaltLength = 16;

    /// <summary>What stands before the first change set.</summary>
    public static IReadOnlyList<byte> Beginning { get; } = new byte[SHA256.HashSizeInBytes];

    /// <param name="before">The seal of the change set before; of the first one <see cref="Beginning"/>.</param>
    /// <param name="header">What is said of the change set, as texts in UTF-8.</param>
    /// <param name="changes">The digest of its changes.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] SealOf(byte[] before, IEnumerable<byte[]?> header, byte[] changes)
    {
        var fields = new ChainFields();
        fields.Add(before);
        foreach (var field in header)
        {
            fields.Add(field);
        }

        fields.Add(changes);
        return SHA256.HashData(fields.Bytes);
    }

    /// <summary>Who it was, for the seal: it does not tell, and stays when name, account and salt are forgotten.</summary>
    public static byte[] NameOf(byte[] salt, byte[]? by, byte[]? userId)
    {
        var fields = new ChainFields();
        fields.Add(salt);
        fields.Add(by);
        fields.Add(userId);
        return SHA256.HashData(fields.Bytes);
    }
}
