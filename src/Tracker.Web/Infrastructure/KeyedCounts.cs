using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Web.Infrastructure;

/// <summary>
/// Counts how often something was tried under a name or from a network, for a while. Both are held as hashes under a key that is drawn at
/// each start, in memory only: no address is kept anywhere. Not for two threads at once.
/// </summary>
public sealed class KeyedCounts(TimeProvider clock)
{
    private const int CountsBeforeSweeping = 10_000;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private int _sweepAt = CountsBeforeSweeping;

    /// <summary>The count under these parts; it begins anew when the pause is over.</summary>
    public Count At(int most, TimeSpan pause, params string[] parts)
    {
        var now = clock.GetUtcNow();
        var key = Hash(parts);
        if (!_counts.TryGetValue(key, out var count) || count.Until <= now)
        {
            Sweep(now);
            _counts[key] = count = new Count(most, now + pause);
        }

        return count;
    }

    public string Hash(params string[] parts) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    /// <summary>One address of IPv4; of IPv6 the 64 bits that one household has.</summary>
    public static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private void Sweep(DateTimeOffset now)
    {
        if (_counts.Count < _sweepAt)
        {
            return;
        }

        foreach (var key in _counts.Where(c => c.Value.Until <= now).Select(c => c.Key).ToList())
        {
            _counts.Remove(key);
        }

        _sweepAt = Math.Max(CountsBeforeSweeping, 2 * _counts.Count);
    }

    public sealed class Count(int most, DateTimeOffset until)
    {
        public DateTimeOffset Until => until;

        public int Tries { get; set; }

        public bool IsFull => Tries >= most;
    }
}
