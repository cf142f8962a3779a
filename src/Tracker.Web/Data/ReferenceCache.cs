using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Taxonomy;

namespace Tracker.Web.Data;

/// <summary>Geography and taxonomy in memory: they change only when the program starts with a new edition of them.</summary>
public sealed class ReferenceCache(IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _once = new(1, 1);
    private Gazetteer? _gazetteer;
    private Lazy<PlaceWords>? _placeWords;
    private TermList? _terms;

    public async Task<Gazetteer> GazetteerAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return _gazetteer!;
    }

    /// <summary>Made when it is first asked for.</summary>
    public async Task<PlaceWords> PlaceWordsAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return _placeWords!.Value;
    }

    public async Task<TermList> TermsAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        return _terms!;
    }

    public void Dispose() => _once.Dispose();

    private async Task LoadAsync(CancellationToken cancellation)
    {
        if (_terms is not null)
        {
            return;
        }

        await _once.WaitAsync(cancellation);
        try
        {
            if (_terms is null)
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
                _gazetteer = new Gazetteer(await db.Jurisdictions.AsNoTracking().ToListAsync(cancellation));
                _placeWords = new(() => new PlaceWords(_gazetteer.All));
                _terms = new TermList(await db.TaxonomyTerms.AsNoTracking().Include(t => t.Section).ToListAsync(cancellation));
            }
        }
        finally
        {
            _once.Release();
        }
    }
}
