using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Lists;

/// <summary>An agreement that left its list, and what it may have become.</summary>
public sealed record LeftLine(ListedOnce Agreement, string FullPlace, IReadOnlyList<LikelySuccessor> Likely);

/// <summary>What a person says became of it, as typed.</summary>
public sealed class DepartureInput
{
    public string? Departure { get; set; }

    /// <summary>The agreement it became, or that took its place.</summary>
    public string? Other { get; set; }

    /// <summary>The same where it is none of those offered; it goes before.</summary>
    public string? OtherTyped { get; set; }

    public string? EndedOn { get; set; }

    /// <summary>How it ended, where it ended.</summary>
    public string? Ending { get; set; }

    public string? SourceUrl { get; set; }

    public string? SourceTitle { get; set; }
}

/// <summary>Reads what left a list, and writes what a person decides became of it: each decision is one change, which can be taken back.</summary>
public sealed class LeftDesk(TrackerDbContext db, ReferenceCache reference, RecordDesk records, ListSettlement settlement, TimeProvider clock)
{
    /// <summary>Those of a page, the latest to leave first, each with what it may have become.</summary>
    public async Task<IReadOnlyList<LeftLine>> LinesAsync(string slug, Paging paging, CancellationToken cancellation)
    {
        var left = await Once(db.LeftOf(slug), slug).Skip(paging.Skip).Take(paging.PerPage).ToListAsync(cancellation);
        return await WithLikelyAsync(slug, left, cancellation);
    }

    /// <summary>One that nobody has decided yet; null when there is none of that name.</summary>
    public async Task<LeftLine?> LineAsync(string slug, string recordRef, CancellationToken cancellation) =>
        (await WithLikelyAsync(slug, await Once(db.LeftOf(slug).Where(a => a.Ref == recordRef), slug).ToListAsync(cancellation), cancellation)).SingleOrDefault();

    /// <summary>What is wrong with the decision, by field; nothing, once it is written.</summary>
    public async Task<Dictionary<string, string>> DecideAsync(string slug, LeftLine left, DepartureInput input, Actor actor, string? reason, CancellationToken cancellation)
    {
        if (!Codes<Departure>.TryParse(input.Departure, out var departure))
        {
            return Problem(nameof(input.Departure), "Choose what became of the agreement.");
        }

        if (reason is null)
        {
            return Problem("reason", "Say how it is known: history keeps it.");
        }

        var needsOther = departure is Departure.Renamed or Departure.Superseded or Departure.ModelSwitched;
        var other = needsOther ? await OtherAsync(left, input, cancellation) : null;
        if (needsOther && other is null)
        {
            return Problem(nameof(input.Other), "Choose the other agreement, or enter its reference, such as 287g-7K3M9Q.");
        }

        return departure switch
        {
            Departure.Renamed => await RenameAsync(slug, left, other!, Set(actor, reason), cancellation),
            Departure.Slip => await StandAsync(slug, left, Set(actor, reason), cancellation),
            _ => await EndAsync(left, departure, other, input, actor, reason, cancellation),
        };
    }

    private async Task<Agreement287g?> OtherAsync(LeftLine left, DepartureInput input, CancellationToken cancellation) =>
        RecordRef.Normalise(Text.Tidy(input.OtherTyped) ?? Text.Tidy(input.Other) ?? "") is { } name && name != left.Agreement.Ref
            ? await db.Records.OfType<Agreement287g>().SingleOrDefaultAsync(a => a.Ref == name, cancellation)
            : null;

    /// <summary>The two agencies become one, and the agreement that stays has the whole spell.</summary>
    private async Task<Dictionary<string, string>> RenameAsync(string slug, LeftLine left, Agreement287g other, ChangeSet changeSet, CancellationToken cancellation)
    {
        if (other.Model != left.Agreement.Model)
        {
            return Problem(nameof(DepartureInput.Other), "The other agreement is of another model. Choose “switched”, or another agreement.");
        }

        await using var turn = await db.TakeTurnAsync(cancellation);
        var agreement = await db.Records.OfType<Agreement287g>().Include(a => a.Listings).Include(a => a.Citations).Include(a => a.Tags).AsSplitQuery().SingleAsync(a => a.Ref == left.Agreement.Ref, cancellation);
        var goes = await db.Agencies.Include(a => a.Aliases).SingleAsync(a => a.Ref == agreement.AgencyRef, cancellation);
        var stays = await db.Agencies.Include(a => a.Aliases).SingleAsync(a => a.Ref == other.AgencyRef, cancellation);
        if (goes.Ori is not null && stays.Ori is not null && goes.Ori != stays.Ori)
        {
            return Problem(nameof(DepartureInput.Other), $"Both agencies have an ORI. Merge {goes.Ref} into {stays.Ref} on the agency’s page first, where you can choose which stays.");
        }

        db.Remove(agreement);
        await db.SaveChangesAsync(changeSet, cancellation);
        if (goes.Ref != stays.Ref)
        {
            await db.MergeAgenciesAsync(stays, goes, null, cancellation);
            await db.SaveChangesAsync(changeSet, cancellation);
        }

        await settlement.SettleAsync(slug, cancellation);
        await db.SaveChangesAsync(changeSet, cancellation);
        await turn.CommitAsync(cancellation);
        return [];
    }

    private async Task<Dictionary<string, string>> StandAsync(string slug, LeftLine left, ChangeSet changeSet, CancellationToken cancellation)
    {
        var listing = await db.Set<Listing>().SingleAsync(l => l.ListSlug == slug && l.RecordRef == left.Agreement.Ref, cancellation);
        listing.StandNonetheless();
        await db.SaveChangesAsync(changeSet, cancellation);
        return [];
    }

    /// <summary>It ended, in one way or another; where another agreement took its place, on the day that one was signed unless another day is given.</summary>
    private async Task<Dictionary<string, string>> EndAsync(LeftLine left, Departure departure, Agreement287g? other, DepartureInput input, Actor actor, string reason, CancellationToken cancellation)
    {
        var source = Text.Tidy(input.SourceUrl) is { } url ? new CitationInput { Url = url, Title = Text.Tidy(input.SourceTitle) } : null;
        if (departure == Departure.Ended && (Text.Tidy(input.EndedOn) is null || source is null))
        {
            return Text.Tidy(input.EndedOn) is null
                ? Problem(nameof(input.EndedOn), "Enter the day it ended, or the month or year if only that is known.")
                : Problem(nameof(input.SourceUrl), "Enter the address of a source that says it ended. That the list leaves it out is not enough.");
        }

        var record = (await records.LoadAsync(left.Agreement.Ref, cancellation))!;
        var agreement = (Agreement287gInput)record.ToInput();
        var gazetteer = await reference.GazetteerAsync(cancellation);
        agreement.Jurisdiction = gazetteer.FullNameOf(gazetteer[record.JurisdictionGeoid]);
        agreement.EndedOn = Text.Tidy(input.EndedOn) ?? other?.SignedOn?.ToString();
        agreement.Ending = departure switch
        {
            Departure.Superseded => Codes<AgreementEnding>.Of(AgreementEnding.Superseded),
            Departure.ModelSwitched => Codes<AgreementEnding>.Of(AgreementEnding.ModelSwitched),
            _ => Text.Tidy(input.Ending) ?? Codes<AgreementEnding>.Of(AgreementEnding.Unknown),
        };
        agreement.Notes = other is null ? agreement.Notes : $"{agreement.Notes}{(agreement.Notes is null ? "" : "\n")}Its place was taken by {other.Ref}.";
        if (source is not null)
        {
            agreement.Sources.Add(source);
        }

        var draft = await records.JudgeAsync(record.Type, agreement, [], cancellation);
        if (!draft.IsSound)
        {
            return draft.Problems.Select(p => (Field: FieldOf(p.Column), p.Message)).DistinctBy(p => p.Field).ToDictionary(p => p.Field, p => p.Message, StringComparer.Ordinal);
        }

        return await records.ChangeAsync(record, draft, records.SetOf(actor, reason), along: null, cancellation) ? [] : Problem("reason", "Somebody changed the agreement a moment ago. Look at it again before you decide.");
    }

    private static string FieldOf(string column) => column switch
    {
        "ended_on" => nameof(DepartureInput.EndedOn),
        "ending" => nameof(DepartureInput.Ending),
        _ when column.EndsWith("_title", StringComparison.Ordinal) => nameof(DepartureInput.SourceTitle),
        _ when column.StartsWith("source_", StringComparison.Ordinal) => nameof(DepartureInput.SourceUrl),
        _ => "reason",
    };

    private async Task<IReadOnlyList<LeftLine>> WithLikelyAsync(string slug, List<ListedOnce> left, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        var states = left.Select(l => gazetteer[l.Place].StateCode).Distinct().ToList();
        var listed = (await Once(db.Records.OfType<Agreement287g>().Where(a => states.Contains(a.Jurisdiction.StateCode) && a.Listings.Any(l => l.ListSlug == slug)), slug).ToListAsync(cancellation)).ToLookup(l => l.Place.State);
        return left.ConvertAll(l => new LeftLine(l, gazetteer.FullNameOf(gazetteer[l.Place]), LikelySuccessors.Of(l, listed[l.Place.State])));
    }

    private static IQueryable<ListedOnce> Once(IQueryable<Agreement287g> agreements, string slug) =>
        from agreement in agreements.AsNoTracking()
        from listing in agreement.Listings
        where listing.ListSlug == slug
        orderby listing.LastSeenOn descending, agreement.Ref
        select new ListedOnce(agreement.Ref, agreement.AgencyRef!, agreement.Agency!.Name, agreement.JurisdictionGeoid, agreement.Model, agreement.SignedOn, listing.FirstSeenOn, listing.LastSeenOn);

    private ChangeSet Set(Actor actor, string reason) => new(ChangeOrigin.Form, actor.UserId, actor.Name, reason, clock.Utc());

    private static Dictionary<string, string> Problem(string field, string message) => new(StringComparer.Ordinal) { [field] = message };
}
