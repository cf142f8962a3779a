namespace Tracker.Web.Tests.Features.Imports.Hostile;

/// <summary>How much more the program holds than when the watch began, looked at every few milliseconds: garbage not yet collected included.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private readonly long _before = GC.GetTotalMemory(forceFullCollection: true);
    private readonly Timer _timer;
    private long _most;

    public MemoryWatch() => _timer = new Timer(_ => Look(), null, 0, 5);

    public long MostMegabytes
    {
        get
        {
            Look();
            return Interlocked.Read(ref _most) / 1_000_000;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false) - _before;
        var most = Interlocked.Read(ref _most);
        while (now > most)
        {
            most = Interlocked.CompareExchange(ref _most, now, most) == most ? now : Interlocked.Read(ref _most);
        }
    }
}
