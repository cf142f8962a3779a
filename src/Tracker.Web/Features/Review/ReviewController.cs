using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain;
using Tracker.Domain.Imports;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Data;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Review;

/// <param name="Corrections">What readers have sent; where decided ones are shown, those decided lately.</param>
/// <param name="Decided">Those decided lately, in place of those waiting.</param>
public sealed record ReviewModel(IReadOnlyList<ReviewItem> Items, IReadOnlyList<ImportBatch> Imports, IReadOnlyList<Correction> Corrections, IReadOnlyList<Proposal> Decided, bool ShowsDecided, ListNavigation Navigation);

/// <param name="Problem">Why it could not be accepted as it is.</param>
/// <param name="Chosen">What the editor chose before, by column.</param>
public sealed record ReviewOneModel(ReviewItem Item, string? Problem, IReadOnlyList<FieldProblem> Problems, IReadOnlyDictionary<string, string> Chosen, string? Word);

/// <summary>Proposals waiting for an editor: each as a difference against what stands now, to accept, amend and accept, or decline.</summary>
[Route("/review")]
[Authorize(Policy = Policies.Review)]
public sealed class ReviewController(RecordDesk desk, RecordFormPage page, RecordForm form, ReviewDesk review, TrackerDbContext db) : RecordFormController(desk, page, form)
{
    private const int PerPage = 10;
    private const int MostCorrections = 50;
    private const string Decided = "decided";
    private const string Proposed = "proposed";
    private const string Stands = "stands";
    private const string MovedOn = "Proposal or record changed while you looked at it. This is how both stand now.";

    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        var query = new QueryValues(Request.Query);
        var decided = query.OneOf("show", [Decided]) == Decided;
        var paging = Paging.From(query, PerPage);
        if (query.Problems.Count > 0)
        {
            return RefuseQuery(query.Problems);
        }

        var matching = decided ? review.Decided : review.Waiting;
        var proposals = await matching.AsNoTracking().Skip(paging.Skip).Take(paging.PerPage).ToListAsync(Aborted);
        var items = decided ? [] : await review.BesideAsync(proposals, Aborted);
        var navigation = ListNavigation.Of("/review", query, new Paged<Proposal>(proposals, await matching.CountAsync(Aborted), paging));
        return View(new ReviewModel(items, decided ? [] : await ImportsAsync(), await CorrectionsAsync(decided), decided ? proposals : [], decided, navigation));
    }

    [HttpGet("{proposalRef}")]
    public async Task<IActionResult> Show([FromRoute] string proposalRef) => await OneAsync(proposalRef, StatusCodes.Status200OK, null, []);

    [HttpPost("{proposalRef}/accept")]
    public async Task<IActionResult> Accept([FromRoute] string proposalRef, [FromForm] string? seen, [FromForm] string? word)
    {
        var decision = await review.AcceptAsync(proposalRef, seen, Keeps, Text.Tidy(word), Actor, Aborted);
        if (decision.Verdict == Verdict.Done)
        {
            Say($"{proposalRef} is accepted: {decision.RecordRef}.");
            return Redirect("/review");
        }

        return decision.Verdict switch
        {
            Verdict.NeedsChoice => await OneAsync(proposalRef, StatusCodes.Status400BadRequest, "Choose which to keep, in each field that both changed.", []),
            Verdict.Unsound => await OneAsync(proposalRef, StatusCodes.Status400BadRequest, "It cannot be recorded as it is. Amend it, or decline it with a word to its author.", decision.Problems!),
            _ => await OneAsync(proposalRef, StatusCodes.Status409Conflict, MovedOn, []),
        };
    }

    [HttpPost("{proposalRef}/decline")]
    public async Task<IActionResult> Decline([FromRoute] string proposalRef, [FromForm] string? seen, [FromForm] string? word)
    {
        if (Text.Tidy(word) is not { } said)
        {
            return await OneAsync(proposalRef, StatusCodes.Status400BadRequest, "Say a word to its author: why it is declined, or what is missing.", []);
        }

        if ((await review.DeclineAsync(proposalRef, seen, Cut(said), Actor, Aborted)).Verdict != Verdict.Done)
        {
            return await OneAsync(proposalRef, StatusCodes.Status409Conflict, MovedOn, []);
        }

        Say($"{proposalRef} is declined.");
        return Redirect("/review");
    }

    /// <summary>Accepts or declines all that are ticked; those that need a look of their own are named.</summary>
    /// <param name="decision"><c>accept</c> or <c>decline</c>.</param>
    /// <param name="chosen">For each a reference and what was seen of it, divided by a blank.</param>
    [HttpPost("many")]
    public async Task<IActionResult> Many([FromForm] string? decision, [FromForm] string[] chosen, [FromForm] string? word)
    {
        var said = Text.Tidy(word);
        if (chosen.Length == 0 || (decision == "decline" && said is null))
        {
            Say(chosen.Length == 0 ? "Tick the proposals first." : "Nothing was declined. Say a word to the authors first.");
            return Redirect("/review");
        }

        var (done, left) = (0, new List<string>());
        foreach (var (proposalRef, seen) in chosen.Distinct(StringComparer.Ordinal).Take(Paging.MaxPerPage).Select(c => c.Split(' ')).Where(c => c.Length == 2).Select(c => (c[0], c[1])))
        {
            var decided = decision == "decline"
                ? await review.DeclineAsync(proposalRef, seen, Cut(said!), Actor, Aborted)
                : await review.AcceptAsync(proposalRef, seen, f => f.IsConflict ? null : false, said, Actor, Aborted);
            db.ChangeTracker.Clear();
            if (decided.Verdict == Verdict.Done)
            {
                done++;
            }
            else
            {
                left.Add(proposalRef);
            }
        }

        Say($"{Text.Plural(done, "proposal is", "proposals are")} {(decision == "decline" ? "declined" : "accepted")}."
            + (left.Count == 0 ? "" : $" {Text.Plural(left.Count, "needs", "need")} a look of {(left.Count == 1 ? "its" : "their")} own: {string.Join(", ", left)}."));
        return Redirect("/review");
    }

    [HttpGet("{proposalRef}/amend")]
    public async Task<IActionResult> Amend([FromRoute] string proposalRef) =>
        await review.FindAsync(proposalRef, Aborted) is { Proposal.IsWaiting: true, IsGone: false } item
            ? await FormAsync(PurposeOf(item), await Page.NamedAsync(item.Merge.Take(_ => false), Aborted), item.Proposal.Reason)
            : NotFound();

    [HttpPost("{proposalRef}/amend")]
    [FormWithFiles]
    public async Task<IActionResult> AmendAndAccept([FromRoute] string proposalRef)
    {
        if (await review.FindAsync(proposalRef, Aborted) is not { Proposal.IsWaiting: true, IsGone: false } item)
        {
            return await OneAsync(proposalRef, StatusCodes.Status409Conflict, MovedOn, []);
        }

        var seen = Request.Form["seen"].ToString();
        Func<Task<CooperationRecord?>>? load = item.Proposal.RecordRef is { } recordRef ? () => Desk.LoadAsync(recordRef, Aborted) : null;
        return await PostedAsync(PurposeOf(item) with { Along = Along(seen) }, load, async (draft, record) =>
        {
            var decision = await review.AmendAsync(proposalRef, seen, record, draft, Reason, Actor, Aborted);
            if (decision.Verdict == Verdict.Done)
            {
                Say($"{proposalRef} is accepted as amended: {decision.RecordRef}.");
                return Redirect("/review");
            }

            // The record alone has gone on: the form asks field by field. A proposal that is decided or says something else is shown again.
            return await review.FindAsync(proposalRef, Aborted) is { Proposal.IsWaiting: true } now && ReviewItem.WasSeen(now.Proposal, seen) && !now.IsGone
                ? null
                : await OneAsync(proposalRef, StatusCodes.Status409Conflict, MovedOn, []);
        });
    }

    private bool? Keeps(MergeField field) => Request.Form["keep:" + field.Column].ToString() switch
    {
        Stands => true,
        Proposed => false,
        _ => field.IsConflict ? null : false,
    };

    private static string Cut(string word) => word.Length > Proposal.WordMaxLength ? word[..Proposal.WordMaxLength] : word;

    private static FormPurpose PurposeOf(ReviewItem item) => new(
        item.Proposal.Type, $"Amend {item.Proposal.Ref}", $"/review/{item.Proposal.Ref}/amend", item.Proposal.RecordRef, "Accept as amended", item.Proposal.IsNew ? FormPurpose.Added : FormPurpose.Corrected, $"/review/{item.Proposal.Ref}")
    {
        Note = $"Proposed by {item.Proposal.Author}, in whose name it is recorded.",
        Along = Along(item.Seen),
    };

    private static Dictionary<string, string> Along(string seen) => new(StringComparer.Ordinal) { ["seen"] = seen };

    private async Task<IActionResult> OneAsync(string proposalRef, int status, string? problem, IReadOnlyList<FieldProblem> problems)
    {
        db.ChangeTracker.Clear();
        if (await review.FindAsync(proposalRef, Aborted) is not { } item)
        {
            return NotFound();
        }

        Response.StatusCode = status;
        var posted = Request.HasFormContentType ? Request.Form : null;
        var chosen = (posted ?? Enumerable.Empty<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>()).Where(f => f.Key.StartsWith("keep:", StringComparison.Ordinal))
            .ToDictionary(f => f.Key["keep:".Length..], f => f.Value.ToString(), StringComparer.Ordinal);
        return View("One", new ReviewOneModel(item, problem, problems, chosen, posted?["word"]));
    }

    /// <summary>The oldest that wait, or the last decided.</summary>
    private async Task<IReadOnlyList<Correction>> CorrectionsAsync(bool decided) => decided
        ? await db.Corrections.AsNoTracking().Where(c => c.State != CorrectionState.Waiting).OrderByDescending(c => c.DecidedOn).ThenBy(c => c.Ref).Take(MostCorrections).ToListAsync(Aborted)
        : await db.Corrections.AsNoTracking().Where(c => c.State == CorrectionState.Waiting).OrderBy(c => c.SentOn).ThenBy(c => c.Ref).Take(MostCorrections).ToListAsync(Aborted);

    private async Task<IReadOnlyList<ImportBatch>> ImportsAsync() =>
        await db.ImportBatches.AsNoTracking().Where(b => b.ProposedAtUtc != null).OrderBy(b => b.ProposedAtUtc).ToListAsync(Aborted);
}
