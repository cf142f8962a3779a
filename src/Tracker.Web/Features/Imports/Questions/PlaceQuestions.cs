using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Questions;

/// <summary>A question as the page asks it.</summary>
/// <param name="Id">Its place among the file's questions, from 0.</param>
/// <param name="Offered">GEOID and full name of those that may be meant.</param>
public sealed record ShownQuestion(int Id, string Name, string State, int Rows, int FirstRow, IReadOnlyList<(string Geoid, string FullName)> Offered);

/// <summary>
/// Which places the rows of a file mean: asked once for all rows alike. An answer is kept as an alias, with history, and understood
/// in every later file too.
/// </summary>
public sealed class PlaceQuestions(TrackerDbContext db, ReferenceCache reference, ImportDesk desk, TimeProvider clock)
{
    public async Task<IReadOnlyList<ShownQuestion>> OfAsync(ImportBatch batch, CancellationToken cancellation)
    {
        if (!batch.IsOpen || batch.AskedPlaces is null)
        {
            return [];
        }

        var gazetteer = await reference.GazetteerAsync(cancellation);
        return Asked(batch).Select((a, i) => new ShownQuestion(
            i, a.Place.Name, gazetteer.FindState(a.Place.StateCode).Found!.Name, a.Rows, a.FirstRow,
            a.Place.Offered.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(g => (g, gazetteer.FullNameOf(gazetteer[GeoId.Parse(g)]))).ToList())).ToList();
    }

    /// <summary>Keeps the answers and has the file planned again; a sentence where an answer cannot be taken, and then none is.</summary>
    /// <param name="answers">What was chosen or typed, by the question's number; empty texts leave a question open.</param>
    public async Task<string?> AnswerAsync(string batchId, IReadOnlyDictionary<int, string> answers, Actor actor, CancellationToken cancellation)
    {
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == batchId, cancellation);
        var asked = Asked(batch);
        if (!batch.IsOpen || answers.Keys.Any(i => i >= asked.Count))
        {
            return "These questions are no longer open. Look at the import again.";
        }

        var gazetteer = await reference.GazetteerAsync(cancellation);
        var said = new List<PlaceAlias>();
        foreach (var (number, text) in answers.Where(a => a.Value.Length > 0))
        {
            var question = asked[number].Place;
            var match = gazetteer.FindAnywhere(text);
            if (match.Found is not { } place)
            {
                return $"“{question.Name}”: {match.Problem}";
            }

            if (place.StateCode != question.StateCode)
            {
                return $"“{question.Name}”: the file says {question.StateCode}, but {gazetteer.FullNameOf(place)} is in {place.StateCode}. Correct the state in the file.";
            }

            said.Add(new PlaceAlias(question.StateCode, question.Name, place.Geoid));
        }

        if (said.Count == 0)
        {
            return "Choose a place for one of the names first.";
        }

        await KeepAsync(said, gazetteer, actor, cancellation);
        await desk.AskToReadAgainAsync(batchId, cancellation);
        return null;
    }

    private async Task KeepAsync(List<PlaceAlias> said, Gazetteer gazetteer, Actor actor, CancellationToken cancellation)
    {
        foreach (var alias in said)
        {
            if (await db.PlaceAliases.FindAsync([alias.NameKey, alias.StateCode], cancellation) is { } before)
            {
                before.Mean(alias.Geoid);
            }
            else
            {
                db.Add(alias);
            }
        }

        var reason = string.Join("; ", said.Select(a => $"“{a.Name}” in {a.StateCode} is {gazetteer.FullNameOf(gazetteer[a.Geoid])}"));
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, actor.UserId, actor.Name, reason.Length > ChangeSet.ReasonMaxLength ? reason[..(ChangeSet.ReasonMaxLength - 1)] + "…" : reason, clock.Utc()), cancellation);
        db.ChangeTracker.Clear();
    }

    private static List<AskedPlace> Asked(ImportBatch batch) =>
        batch.AskedPlaces is null ? [] : JsonSerializer.Deserialize<List<AskedPlace>>(batch.AskedPlaces, JsonSerializerOptions.Web)!;
}
