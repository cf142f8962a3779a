using System.Globalization;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Web.Features.Records;

namespace Tracker.Web.Features.Review;

/// <summary>A table of what a proposal changes.</summary>
public sealed record DifferenceModel(ReviewItem Item)
{
    /// <summary>Whether each field is to be chosen.</summary>
    public bool Asks { get; init; }

    /// <summary>What was chosen before, by column.</summary>
    public IReadOnlyDictionary<string, string> Chosen { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>A proposal against what stands now.</summary>
/// <param name="Stands">The record it would change, as it is now; null for one to be recorded, and where it was deleted.</param>
/// <param name="Alike">For one to be recorded: what is recorded already that may be the same.</param>
public sealed record ReviewItem(Proposal Proposal, CooperationRecord? Stands, ProposalMerge Merge, IReadOnlyList<RecordAlike> Alike)
{
    public static ReviewItem Of(Proposal proposal, CooperationRecord? stands, IReadOnlyList<RecordAlike> alike)
    {
        var blank = proposal.Type.NewInput();
        return new ReviewItem(proposal, stands, new ProposalMerge(proposal.Type, proposal.BeganInput ?? blank, proposal.ProposedInput, stands?.ToInput() ?? proposal.BeganInput ?? blank), alike);
    }

    /// <summary>It would change a record that is no longer there.</summary>
    public bool IsGone => !Proposal.IsNew && Stands is null;

    /// <summary>The record has been saved since the proposal was made.</summary>
    public bool HasMovedOn => Stands is not null && Proposal.BeganInput!.Version != Version;

    /// <summary>All of it stands already.</summary>
    public bool StandsAlready => !Proposal.IsNew && Merge.Fields.Count == 0;

    public bool NeedsChoice => Merge.Conflicts.Any();

    /// <summary>What an editor who decides has looked at: no other state of proposal and record is decided by it.</summary>
    public string Seen => $"{Proposal.Revision.ToString(CultureInfo.InvariantCulture)}.{Version}";

    /// <summary>Whether the proposal says what it said when that was seen, whatever has become of the record.</summary>
    public static bool WasSeen(Proposal proposal, string? seen) => seen?.Split('.')[0] == proposal.Revision.ToString(CultureInfo.InvariantCulture);

    private string Version => Stands?.Version.ToString(CultureInfo.InvariantCulture) ?? "0";
}
