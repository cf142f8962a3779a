using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;

namespace Tracker.Web.Data;

/// <summary>Turns judged agencies into ones to be saved with the next change set. Saves nothing itself.</summary>
public sealed class AgencyWriter(TrackerDbContext db)
{
    private const int AtOnce = 500;

    public async Task WriteAsync(IReadOnlyCollection<AgencyDraft> drafts, CancellationToken cancellation)
    {
        db.Make(drafts.Where(d => d.Agency.IsNew).Select(d => d.Make()));
        foreach (var chunk in drafts.Where(d => !d.Agency.IsNew).Chunk(AtOnce))
        {
            var refs = chunk.Select(d => d.Agency.Ref).ToArray();
            var agencies = await db.Agencies.Include(a => a.Aliases).Where(a => refs.Contains(a.Ref)).ToDictionaryAsync(a => a.Ref, StringComparer.Ordinal, cancellation);
            foreach (var draft in chunk)
            {
                draft.WriteTo(agencies[draft.Agency.Ref]);
            }
        }
    }
}
