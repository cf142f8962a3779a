namespace Tracker.Web.Features.Accounts.Mailing;

/// <param name="Id">By which it is taken off the list.</param>
/// <param name="Link">The whole address.</param>
/// <param name="Why">Why it could not be sent.</param>
public sealed record UndeliveredLink(Guid Id, string To, string Link, string Why);

/// <summary>
/// Links that could not be sent, for an administrator to hand over: in memory only, until somebody has. After a restart a new link has to
/// be made.
/// </summary>
public sealed class UndeliveredLinks
{
    private const int Most = 100;

    private readonly Lock _lock = new();
    private readonly List<UndeliveredLink> _links = [];

    public IReadOnlyList<UndeliveredLink> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _links];
            }
        }
    }

    /// <summary>The oldest go where there are too many.</summary>
    public void Add(string to, string link, string why)
    {
        lock (_lock)
        {
            _links.Add(new UndeliveredLink(Guid.NewGuid(), to, link, why));
            _links.RemoveRange(0, Math.Max(0, _links.Count - Most));
        }
    }

    public void Remove(Guid id)
    {
        lock (_lock)
        {
            _links.RemoveAll(l => l.Id == id);
        }
    }
}
