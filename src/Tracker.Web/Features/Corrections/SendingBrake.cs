using System.Net;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Corrections;

/// <summary>Slows down whoever sends corrections by the dozen, without keeping any address.</summary>
public sealed class SendingBrake(TimeProvider clock)
{
    /// <summary>How many one network may send, until <see cref="Pause"/> has passed.</summary>
    public const int OfNetwork = 5;

    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly KeyedCounts _counts = new(clock);

    /// <summary>Whether one more may be sent; it is counted then.</summary>
    public bool MaySend(IPAddress? network)
    {
        lock (_lock)
        {
            var count = _counts.At(OfNetwork, Pause, KeyedCounts.NetworkOf(network));
            if (count.IsFull)
            {
                return false;
            }

            count.Tries++;
            return true;
        }
    }
}
