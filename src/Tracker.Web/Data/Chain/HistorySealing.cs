using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tracker.Domain;
using Tracker.Domain.History;

namespace Tracker.Web.Data.Chain;

/// <summary>Seals every change set that a transaction wrote as the last thing before it is committed, whoever wrote it.</summary>
internal sealed class HistorySealing : ISaveChangesInterceptor, IDbTransactionInterceptor
{
    public ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = (TrackerDbContext)eventData.Context!;
        db.Seals.Expected = db.ChangeTracker.Entries<ChangeSet>().Where(s => s.State == EntityState.Added).Select(s => s.Entity).ToList();
        return db.Seals.Expected.Count > 0 && db.Database.CurrentTransaction is null
            ? throw new DomainException("A change set is saved only within a transaction: it is sealed when that is committed.")
            : ValueTask.FromResult(result);
    }

    public ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        var db = (TrackerDbContext)eventData.Context!;
        foreach (var set in db.Seals.Expected)
        {
            db.Seals.Open(set.Id, db.Database.CurrentTransaction!.TransactionId);
        }

        return ValueTask.FromResult(result);
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context is TrackerDbContext db)
        {
            foreach (var (id, changes) in db.Seals.In(eventData.TransactionId))
            {
                await db.SealAsync(id, changes, cancellationToken);
            }

            db.Seals.Close();
        }

        return result;
    }
}
