namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>How much may still be unpacked. It is spent by what really comes out, whatever sizes the archive claims.</summary>
internal sealed class UnpackBudget(long limit)
{
    private long spent;

    public void Spend(int count)
    {
        spent += count;
        if (spent > limit)
        {
            throw XlsxRefusal.Oversized($"more than {limit / 1_000_000d:0.##} MB of content when unpacked");
        }
    }
}
