using System.Net;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts;

/// <summary>
/// Slows down whoever guesses passwords or codes. Counted are tries by one network against one account, by one network against all, and by
/// all strange networks against one account; a network from which that account was signed in before is no stranger to it, so that
/// guessing from elsewhere does not lock its owner out.
/// </summary>
public sealed class GuessingBrake(TimeProvider clock)
{
    /// <summary>How many tries one network has against one account, until <see cref="Pause"/> has passed.</summary>
    public const int TriesOfOne = 5;

    /// <summary>How many tries all strange networks together have against one account, until <see cref="LongPause"/> has passed.</summary>
    public const int TriesOfStrangers = 12;

    /// <summary>How many wrong tries one network has against all accounts, until <see cref="Pause"/> has passed.</summary>
    public const int TriesOfNetwork = 30;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly KeyedCounts _counts = new(clock);
    private readonly HashSet<string> _acquainted = new(StringComparer.Ordinal);

    /// <summary>Whether a try is to be evaluated; it counts as wrong until <see cref="Succeeded"/>.</summary>
    public bool MayTry(string account, IPAddress? network)
    {
        lock (_lock)
        {
            var counts = Counts(account, network);
            if (counts.Exists(c => c.IsFull))
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

    private List<KeyedCounts.Count> Counts(string account, IPAddress? network)
    {
        var of = KeyedCounts.NetworkOf(network);
        List<KeyedCounts.Count> counts = [_counts.At(TriesOfOne, Pause, "pair", account, of), _counts.At(TriesOfNetwork, Pause, "network", of)];
        if (!_acquainted.Contains(Pair(account, network)))
        {
            counts.Add(_counts.At(TriesOfStrangers, LongPause, "account", account));
        }

        return counts;
    }

    private string Pair(string account, IPAddress? network) => _counts.Hash("pair", account, KeyedCounts.NetworkOf(network));
}
