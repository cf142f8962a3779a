using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Jurisdictions;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Imports.Questions;

/// <summary>A question about an agency as the page asks it.</summary>
/// <param name="Id">Its place among the file's questions, from 0.</param>
/// <param name="Home">Where it would be at home, in words.</param>
/// <param name="Offered">Reference and name of those that may be meant.</param>
public sealed record ShownAgencyQuestion(int Id, string Name, string Home, int Rows, int FirstRow, IReadOnlyList<(string Ref, string Name)> Offered);

/// <summary>
/// Whether a file's new agencies are some that are there under another name: asked once for all rows alike. An answer is kept as another
/// name of the agency, with history, and understood in every later file too. What is not answered stays an agency of its own.
/// </summary>
public sealed class AgencyQuestions(TrackerDbContext db, ReferenceCache reference, ImportDesk desk, TimeProvider clock)
{
    public async Task<IReadOnlyList<ShownAgencyQuestion>> OfAsync(ImportBatch batch, CancellationToken cancellation)
    {
        if (!batch.IsOpen || batch.AskedAgencies is null)
        {
            return [];
        }

        var asked = Asked(batch);
        var refs = asked.SelectMany(OfferedBy).Distinct(StringComparer.Ordinal).ToList();
        var names = await db.Agencies.Where(a => refs.Contains(a.Ref)).ToDictionaryAsync(a => a.Ref, a => a.Name, StringComparer.Ordinal, cancellation);
        var gazetteer = await reference.GazetteerAsync(cancellation);
        return asked.Select((a, i) => new ShownAgencyQuestion(
            i, a.Name, gazetteer.FullNameOf(gazetteer[GeoId.Parse(a.Home)]), a.Rows, a.FirstRow, OfferedBy(a).Where(names.ContainsKey).Select(r => (r, names[r])).ToList()))
            .Where(q => q.Offered.Count > 0).ToList();
    }

    /// <summary>Keeps the answers and has the file planned again; a sentence where an answer cannot be taken, and then none is.</summary>
    /// <param name="answers">The reference that was chosen, by the question's number; one of those offered.</param>
    public async Task<string?> AnswerAsync(string batchId, IReadOnlyDictionary<int, string> answers, Actor actor, CancellationToken cancellation)
    {
        var batch = await db.ImportBatches.AsNoTracking().SingleAsync(b => b.Id == batchId, cancellation);
        var asked = Asked(batch);
        if (!batch.IsOpen || answers.Any(a => a.Key >= asked.Count || !OfferedBy(asked[a.Key]).Contains(a.Value, StringComparer.Ordinal)))
        {
            return "These questions are no longer open. Look at the import again.";
        }

        if (answers.Count == 0)
        {
            return "Choose an agency for one of the names first.";
        }

        var refs = answers.Values.ToList();
        var agencies = await db.Agencies.Include(a => a.Aliases).Where(a => refs.Contains(a.Ref)).ToDictionaryAsync(a => a.Ref, StringComparer.Ordinal, cancellation);
        if (agencies.Count < refs.Distinct(StringComparer.Ordinal).Count())
        {
            return "One of the agencies is no longer there. Look at the import again.";
        }

        foreach (var (number, agencyRef) in answers)
        {
            agencies[agencyRef].AlsoCalled(asked[number].Name);
        }

        var reason = string.Join("; ", answers.Select(a => $"“{asked[a.Key].Name}” is {agencies[a.Value].Name}"));
        var set = new ChangeSet(ChangeOrigin.Form, actor.UserId, actor.Name, reason.Length > ChangeSet.ReasonMaxLength ? reason[..(ChangeSet.ReasonMaxLength - 1)] + "…" : reason, clock.Utc());
        if (!await db.TrySaveChangesAsync(set, cancellation))
        {
            return "Somebody changed one of these agencies a moment ago. Answer again.";
        }

        db.ChangeTracker.Clear();
        await desk.AskToReadAgainAsync(batchId, cancellation);
        return null;
    }

    private static string[] OfferedBy(AskedAgency asked) => asked.Offered.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static List<AskedAgency> Asked(ImportBatch batch) =>
        batch.AskedAgencies is null ? [] : JsonSerializer.Deserialize<List<AskedAgency>>(batch.AskedAgencies, JsonSerializerOptions.Web)!;
}
