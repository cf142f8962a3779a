using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;

namespace Tracker.Domain.Imports.FbiLee;

/// <summary>A row that could be read: which agency it is, where, and what it is called in full.</summary>
/// <param name="Note">What was understood on the way; null when nothing had to be.</param>
internal sealed record FbiLeeReading(FbiLeeRow Row, FbiLeeType Type, FbiLeePlace Place, string Name, string? Note)
{
    public Jurisdiction Home => Place.Home!;

    public AgencyKind Kind => FbiLeeName.KindOf(Name, Type);
}

/// <summary>Reads one row by itself, or says what is wrong with it.</summary>
internal sealed class FbiLeeReader(Gazetteer gazetteer)
{
    private readonly FbiLeeHome _home = new(gazetteer);

    public FbiLeeReading? Read(FbiLeeRow row, List<FieldProblem> problems)
    {
        problems.AddRange(Unreadable(row));
        if (problems.Count > 0)
        {
            return null;
        }

        var (state, note) = FbiLeeState.Find(gazetteer, row);
        if (state.Found is null)
        {
            problems.Add(new FieldProblem(FbiLeeProfile.State, row.State, state.Problem!));
            return null;
        }

        var type = row.ReadType!.Value;
        var place = _home.Find(state.Found, row, type);
        if (place.Problem is not null)
        {
            problems.Add(place.Problem);
            return null;
        }

        return new FbiLeeReading(row, type, place, FbiLeeName.Of(row, type, state.Found, place), place.Note ?? note);
    }

    private static IEnumerable<FieldProblem> Unreadable(FbiLeeRow row)
    {
        if (!Agency.IsOri(row.Ori))
        {
            yield return new FieldProblem(FbiLeeProfile.Ori, row.Ori, row.Ori.Length == 0
                ? "The ORI is missing. Enter it, or take the row out."
                : "This is no ORI: it has nine letters and digits, such as TX1010000. Correct it, or take the row out.");
        }

        if (row.WholeWords.Length == 0)
        {
            yield return new FieldProblem(FbiLeeProfile.Agency, row.Name, "The agency’s name is missing. Enter it, or take the row out.");
        }
        else if (row.Name.Length > FbiLeeName.PublishedMaxLength)
        {
            yield return new FieldProblem(FbiLeeProfile.Agency, row.Name[..FbiLeeName.PublishedMaxLength] + "…", $"The name has more than {FbiLeeName.PublishedMaxLength} characters. Shorten it.");
        }

        if (row.ReadType is null)
        {
            yield return new FieldProblem(FbiLeeProfile.AgencyType, row.Type, $"“{row.Type}” is no type of agency. The types are: {string.Join(", ", Codes<FbiLeeType>.All.Select(t => t.Label))}.");
        }
    }
}
