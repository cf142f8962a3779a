namespace Tracker.Domain.Records;

/// <summary>Draws references that were never given out: neither before, nor by this drawer.</summary>
/// <param name="isIssued">Whether a reference was given out before; null where none was.</param>
public sealed class RefDrawer(Func<string, bool>? isIssued = null)
{
    private readonly HashSet<string> _drawn = new(StringComparer.Ordinal);

    public string Draw(string prefix)
    {
        string drawn;
        do
        {
            drawn = RecordRef.New(prefix);
        }
        while (isIssued?.Invoke(drawn) == true || !_drawn.Add(drawn));
        return drawn;
    }
}
