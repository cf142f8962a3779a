using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Web.Features.Accounts;

/// <summary>
/// Slows down whoever guesses passwords or codes. Counted are tries by one network against one account, by one network against all, and by
/// all strange networks against one account; a network from which that account was signed in before is no stranger to it, so that
/// guessing from elsewhere does not lock its owner out. Names and networks are held as hashes under a key that is drawn at each start, in
/// memory only.
/// </summary>
public sealed class GuessingBrake(TimeProvider clock)
{
    /// <summary>How many tries one network has against one account, until <see cref="Pause"/> has passed.</summary>
    public const int TriesOfOne = 5;

    /// <summary>How many tries all strange networks together have against one account, until <see cref="LongPause"/> has passed.</summary>
    public const int TriesOfStrangers = 12;

    /// <summary>How many wrong tries one network has against all accounts, until <see cref="Pause"/> has passed.</summary>
    public const int TriesOfNetwork = 30;

    private const int CountsBeforeSweeping = 10_000;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Count> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _acquainted = new(StringComparer.Ordinal);
    private int _sweepAt = CountsBeforeSweeping;

    /// <summary>Whether a try is to be evaluated; it counts as wrong until <see cref="Succeeded"/>.</summary>
    public bool MayTry(string account, IPAddress? network)
    {
        lock (_lock)
        {
            Sweep();
            var counts = Counts(account, network);
            if (counts.Any(c => c.Tries >= c.Most))
            {
                return false;
            }

            counts.ForEach(c => c.Tries++);
            return true;
        }
    }

    /// <summary>The try that was allowed last was right.</summary>
    public void Succeeded(string account, IPAddress? network)
    {
        lock (_lock)
        {
            var counts = Counts(account, network);
            counts.ForEach(c => c.Tries = Math.Max(0, c.Tries - 1));
            counts[0].Tries = 0;
            _acquainted.Add(Pair(account, network));
        }
    }

    private List<Count> Counts(string account, IPAddress? network)
    {
        var pair = Pair(account, network);
        List<Count> counts = [At(pair, TriesOfOne, Pause), At(Hash("network", NetworkOf(network)), TriesOfNetwork, Pause)];
        if (!_acquainted.Contains(pair))
        {
            counts.Add(At(Hash("account", account), TriesOfStrangers, LongPause));
        }

        return counts;
    }

    private Count At(string key, int most, TimeSpan pause)
    {
        var now = clock.GetUtcNow();
        if (!_counts.TryGetValue(key, out var count) || count.Until <= now)
        {
            _counts[key] = count = new Count(most, now + pause);
        }

        return count;
    }

    private void Sweep()
    {
        if (_counts.Count < _sweepAt)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var key in _counts.Where(c => c.Value.Until <= now).Select(c => c.Key).ToList())
        {
            _counts.Remove(key);
        }

        _sweepAt = Math.Max(CountsBeforeSweeping, 2 * _counts.Count);
    }

    private string Pair(string account, IPAddress? network) => Hash("pair", account, NetworkOf(network));

    private string Hash(params string[] parts) => Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    /// <summary>One address of IPv4; of IPv6 the 64 bits that one household has.</summary>
    private static string NetworkOf(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)),
        _ => address.ToString(),
    };

    private sealed class Count(int most, DateTimeOffset until)
    {
        public int Most => most;

        public DateTimeOffset Until => until;

        public int Tries { get; set; }
    }
}
