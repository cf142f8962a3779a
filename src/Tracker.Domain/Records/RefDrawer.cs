namespace Tracker.Domain.Records;

/// <summary>
/// Draws references that were never given out: neither before, nor by this drawer. Each kind's begin anywhere and ascend with
/// gaps, so that a file's hundred thousand land side by side in a database's indexes, and none has to be remembered.
/// </summary>
/// <param name="issuedBetween">Those given out before, from the first to the last named, both included; null where none was.</param>
public sealed class RefDrawer(Func<string, string, IReadOnlySet<string>>? issuedBetween = null)
{
    /// <summary>Wide enough that a slip of the keyboard seldom names another, and a million references still fill a small part of all.</summary>
    private const int WidestGap = 64;

    private readonly Dictionary<string, Stretch> _stretches = new(StringComparer.Ordinal);

    public string Draw(string prefix)
    {
        if (!_stretches.TryGetValue(prefix, out var stretch))
        {
            _stretches[prefix] = stretch = new Stretch(prefix, issuedBetween);
        }

        return stretch.Next();
    }

    /// <summary>What was given out is asked for some thousand at a time, and at first only for one.</summary>
    private sealed class Stretch(string prefix, Func<string, string, IReadOnlySet<string>>? issuedBetween)
    {
        private const int Longest = 1 << 16;

        private int _last = Random.Shared.Next(RecordRef.Count);
        private int _end = -1;
        private int _length = WidestGap;
        private IReadOnlySet<string> _issued = new HashSet<string>();

        public string Next()
        {
            string drawn;
            do
            {
                _last += Random.Shared.Next(1, WidestGap);
                if (_last >= RecordRef.Count)
                {
                    (_last, _end) = (Random.Shared.Next(WidestGap), -1);
                }

                Look();
                drawn = RecordRef.Numbered(prefix, _last);
            }
            while (_issued.Contains(drawn));
            return drawn;
        }

        private void Look()
        {
            if (_last <= _end || issuedBetween is null)
            {
                return;
            }

            _end = Math.Min(_last + _length, RecordRef.Count - 1);
            _length = Math.Min(_length * 8, Longest);
            _issued = issuedBetween(RecordRef.Numbered(prefix, _last), RecordRef.Numbered(prefix, _end));
        }
    }
}
