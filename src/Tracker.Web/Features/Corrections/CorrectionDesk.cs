using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Corrections;

/// <summary>The record or the place that a correction is about.</summary>
/// <param name="Url">Its page.</param>
public sealed record Subject(string? RecordRef, GeoId Place, string Title, string Url);

/// <summary>Takes corrections from readers, and editors' decisions on them.</summary>
public sealed class CorrectionDesk(TrackerDbContext db, ReferenceCache reference, TimeProvider clock)
{
    /// <summary>With so many waiting, editors are either away or flooded: no more are taken.</summary>
    public const int MostWaiting = 1_000;

    /// <summary>Null where there is no such record, or no such place.</summary>
    public async Task<Subject?> SubjectAsync(string? recordRef, string? jurisdiction, CancellationToken cancellation)
    {
        if (recordRef is not null)
        {
            return await db.LoadWithEverythingAsync(db.Records.AsNoTracking().Where(r => r.Ref == recordRef), cancellation) is [var record] && RecordCard.Of(record, clock.Day()) is var card
                ? new Subject(record.Ref, record.JurisdictionGeoid, card.Title, card.Url)
                : null;
        }

        var gazetteer = await reference.GazetteerAsync(cancellation);
        return GeoId.TryParse(jurisdiction, out var geoid) && gazetteer.Find(geoid) is { } place ? new Subject(null, geoid, gazetteer.FullNameOf(place), $"/jurisdictions/{geoid}") : null;
    }

    public async Task<bool> IsFullAsync(CancellationToken cancellation) =>
        await db.Corrections.CountAsync(c => c.State == CorrectionState.Waiting, cancellation) >= MostWaiting;

    /// <summary>Keeps it for the editors; the key by which its sender finds out what became of it.</summary>
    /// <param name="subject">What it is about.</param>
    /// <param name="input">Judged sound.</param>
    /// <param name="cancellation">Stops it, with nothing kept.</param>
    public async Task<string> SendAsync(Subject subject, CorrectionInput input, CancellationToken cancellation)
    {
        string drawn;
        do
        {
            drawn = RecordRef.New(Correction.RefPrefix);
        }
        while (await db.Corrections.AnyAsync(c => c.Ref == drawn, cancellation));

        var correction = new Correction(drawn, RandomNumberGenerator.GetHexString(Correction.KeyLength, lowercase: true), subject.RecordRef, subject.Place, subject.Title, input, clock.Day());
        db.Corrections.Add(correction);
        await db.SaveChangesAsync(cancellation);
        return correction.Key;
    }

    public Task<Correction?> OfKeyAsync(string key, CancellationToken cancellation) =>
        db.Corrections.AsNoTracking().SingleOrDefaultAsync(c => c.Key == key, cancellation);

    public Task<Correction?> FindAsync(string correctionRef, CancellationToken cancellation) =>
        db.Corrections.SingleOrDefaultAsync(c => c.Ref == correctionRef, cancellation);

    /// <summary>False, with nothing written, where another editor has decided since it was seen.</summary>
    /// <param name="correction">Tracked.</param>
    /// <param name="seen">The revision that the editor looked at.</param>
    /// <param name="isTakenUp">Whether it was right; otherwise it is declined.</param>
    /// <param name="word">What its sender is told.</param>
    /// <param name="editor">Who decides.</param>
    /// <param name="cancellation">Stops it, with nothing written.</param>
    public async Task<bool> DecideAsync(Correction correction, int seen, bool isTakenUp, string? word, Actor editor, CancellationToken cancellation)
    {
        if (!correction.IsWaiting || correction.Revision != seen)
        {
            return false;
        }

        correction.Decide(isTakenUp, editor.Name, word, clock.Day());
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return false;
        }
    }
}
