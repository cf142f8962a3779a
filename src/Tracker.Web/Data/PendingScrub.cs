namespace Tracker.Web.Data;

/// <summary>Remembers in a file of the data folder that the database is still to be scrubbed, also when the program ends meanwhile.</summary>
public sealed class PendingScrub(DataFolder folder) : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0);

    private string Marker => folder.File("scrub.pending");

    /// <summary>Null while nothing is to be done; else which asking was the last.</summary>
    public string? Asked => File.Exists(Marker) ? File.ReadAllText(Marker) : null;

    public void Ask() => File.WriteAllText(Marker, Guid.NewGuid().ToString("N"));

    public void Ring() => _rung.Release();

    /// <summary>Done, unless it was asked for again since.</summary>
    public void Done(string asked)
    {
        if (Asked == asked)
        {
            File.Delete(Marker);
        }
    }

    /// <summary>Until somebody rings, or some time has passed.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => _rung.WaitAsync(atMost, cancellation);

    public void Dispose() => _rung.Dispose();
}
