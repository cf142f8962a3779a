using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Records;

/// <summary>Composes the form of a record, and the page that asks where two people changed the same.</summary>
public sealed class RecordFormPage(TrackerDbContext db, ReferenceCache reference)
{
    public async Task<RecordFormModel> LayAsync(
        FormPurpose purpose, RecordInput input, IReadOnlyList<FieldProblem> problems, IReadOnlyList<string?> finds, string? reason, CancellationToken cancellation)
    {
        await NameChosenAsync(input, cancellation);
        return new RecordFormLayout(purpose, await reference.TermsAsync(cancellation)).Lay(input, problems, finds, reason);
    }

    /// <summary>An empty form for that place, where there is such a one.</summary>
    public async Task<RecordInput> BlankAsync(RecordType type, string? jurisdiction, CancellationToken cancellation)
    {
        var input = type.NewInput();
        var gazetteer = await reference.GazetteerAsync(cancellation);
        if (GeoId.TryParse(jurisdiction, out var geoid) && gazetteer.Find(geoid) is { } place)
        {
            (input.Geoid, input.Jurisdiction) = (place.Geoid.Value, gazetteer.FullNameOf(place));
        }

        return input;
    }

    /// <summary>The record as its own form shows it.</summary>
    public Task<RecordInput> StoredAsync(CooperationRecord record, CancellationToken cancellation) => NamedAsync(record.ToInput(), cancellation);

    /// <summary>The same with its place named as a form names it.</summary>
    public async Task<RecordInput> NamedAsync(RecordInput input, CancellationToken cancellation)
    {
        var gazetteer = await reference.GazetteerAsync(cancellation);
        if (GeoId.TryParse(input.Geoid, out var geoid) && gazetteer.Find(geoid) is { } place)
        {
            input.Jurisdiction = gazetteer.FullNameOf(place);
        }

        return input;
    }

    /// <param name="yours">What was typed, in stored form where it is sound.</param>
    /// <param name="beganFrom">The version it began from.</param>
    /// <param name="files">The fields by which the form brings back files.</param>
    public async Task<ConflictModel> ConflictAsync(
        FormPurpose purpose, CooperationRecord record, RecordInput yours, string? beganFrom, IFormCollection form, IReadOnlyList<KeyValuePair<string, string>> files, CancellationToken cancellation) =>
        RecordConflict.Of(purpose, record, yours, beganFrom, await RecordConflict.BeforeOthersAsync(db, record.Ref, beganFrom, cancellation), form, files);

    /// <summary>A chosen source is posted by its reference only; the form shows its title.</summary>
    private async Task NameChosenAsync(RecordInput input, CancellationToken cancellation)
    {
        foreach (var citation in input.Sources.Where(c => c.SourceRef is not null))
        {
            if (await db.Sources.FindAsync([citation.SourceRef], cancellation) is { } source)
            {
                (citation.Title, citation.Url) = (source.DisplayTitle, source.Url);
            }
        }
    }
}
