using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.History;
using Tracker.Domain.Records;
using Tracker.Domain.Tests.Records;
using Tracker.Web.Data;
using Tracker.Web.Features.Changes;
using Tracker.Web.Features.Records;
using Tracker.Web.Infrastructure;
using Tracker.Web.Tests.Data;

namespace Tracker.Web.Tests.Features.Changes;

/// <summary>Whatever is saved, moved, deleted and taken back: a version says for ever what was saved as it.</summary>
public sealed class VersionLawsTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private const int Steps = 20;

    private static readonly int[] Seeds = [.. Enumerable.Range(1, 1_000)];

    private static readonly List<RecordType> Kinds = [.. RecordTypes.All];

    private static readonly Actor Somebody = new(null, "Drawn");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Slugs => [.. RecordTypes.All.Select(t => t.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task A_version_says_what_was_saved_as_it_and_going_back_says_exactly_that_again(string slug)
    {
        var type = RecordTypes.Of(slug);
        var recordRef = RecordRef.New(type.RefPrefix);
        var drawn = new DrawnFacts(slug.Length);
        var saved = new Dictionary<int, string>();
        await AddAsync(type, recordRef);
        await RememberAsync(recordRef, saved);
        for (var i = 0; i < Steps; i++)
        {
            await ActAsync(recordRef, drawn);
            await RememberAsync(recordRef, saved);
        }

        if (!await IsThereAsync(recordRef))
        {
            await app.UndoLastAsync();
        }

        saved.Count.ShouldBeGreaterThan(8);
        foreach (var (number, content) in saved)
        {
            (await ContentOfVersionAsync(recordRef, number)).ShouldBe(content, $"version {number}");
        }

        var reverted = 0;
        foreach (var number in saved.Keys)
        {
            var before = await ContentAsync(recordRef);
            if (await RevertAsync(recordRef, number) is not var (wasSame, version))
            {
                (await ContentAsync(recordRef)).ShouldBe(before);
                continue;
            }

            reverted++;
            (await ContentAsync(recordRef)).ShouldBe(saved[number], $"back to {number}");
            wasSame.ShouldBe(before == saved[number]);
            (await ContentOfVersionAsync(recordRef, version)).ShouldBe(saved[number]);
        }

        reverted.ShouldBeGreaterThan(4);
    }

    [Fact]
    public async Task Two_versions_differ_in_exactly_the_fields_that_differ()
    {
        foreach (var type in RecordTypes.All)
        {
            var recordRef = RecordRef.New(type.RefPrefix);
            var drawn = new DrawnFacts(type.Slug.Length + 100);
            await AddAsync(type, recordRef);
            for (var i = 0; i < 4; i++)
            {
                await EditAsync(recordRef, drawn);
            }

            var inputs = await app.WithAsync(async s =>
            {
                var list = (await s.GetRequiredService<RecordVersions>().ListAsync(recordRef, Ct))!;
                var read = new List<RecordInput>();
                foreach (var number in list.Numbers)
                {
                    read.Add((await s.GetRequiredService<RecordVersions>().ReadAsync(recordRef, list, number, Ct)).Record.ToInput());
                }

                return read;
            });
            foreach (var (old, current) in inputs.SelectMany(a => inputs.Select(b => (a, b))))
            {
                var comparison = new RecordComparison(type, old, current);
                var differences = RecordContent.Differences(type, old, current);
                comparison.Fields.Select(f => f.Column).ShouldBe(differences.Where(d => CitationColumn.Find(d.Column) is null).Select(d => d.Column));
                (comparison.Sources.Count > 0 || comparison.IsReordered).ShouldBe(differences.Any(d => CitationColumn.Find(d.Column) is not null));
            }
        }
    }

    private async Task ActAsync(string recordRef, DrawnFacts drawn)
    {
        // What was taken back may have been its first save, or its coming back.
        switch (await IsThereAsync(recordRef) ? drawn.One<string>(["edit", "edit", "edit", "undo", "delete"]) : "undo")
        {
            case "undo": await app.UndoLastAsync(); break;
            case "delete":
                await SaveAsync(recordRef, (db, record) => db.Remove(record));
                await app.UndoLastAsync();
                break;
            default: await EditAsync(recordRef, drawn); break;
        }
    }

    private Task<bool> IsThereAsync(string recordRef) => app.WithAsync(s => s.GetRequiredService<TrackerDbContext>().Records.AnyAsync(r => r.Ref == recordRef, Ct));

    private Task<int> EditAsync(string recordRef, DrawnFacts drawn) => app.WithAsync(async s =>
    {
        var (desk, page) = (s.GetRequiredService<RecordDesk>(), s.GetRequiredService<RecordFormPage>());
        var record = (await desk.LoadAsync(recordRef, Ct))!;
        var input = drawn.One<bool>([true, false]) ? DrawnWhole(record.Type, drawn) : await AlteredAsync(s.GetRequiredService<TrackerDbContext>(), record.ToInput(), drawn);
        var draft = await desk.JudgeAsync(record.Type, await page.NamedAsync(input, Ct), [], Ct);
        draft.Problems.ShouldBeEmpty();
        (await desk.ChangeAsync(record, draft, desk.SetOf(Somebody, "Drawn"), along: null, Ct)).ShouldBeTrue();
        return record.Version;
    });

    /// <summary>No two kinds have a source in common: of what kind it is, it says once.</summary>
    private static RecordInput DrawnWhole(RecordType type, DrawnFacts drawn) => new Drawn(type, drawn.One(Seeds) + (Kinds.IndexOf(type) * Seeds.Length)).Input();

    /// <summary>A little of it otherwise: what the rules between fields let through.</summary>
    private static async Task<RecordInput> AlteredAsync(TrackerDbContext db, RecordInput input, DrawnFacts drawn)
    {
        input.Geoid = drawn.One(DrawnFacts.Places.Where(p => (p.Value.Length > 2) == (input.Geoid!.Length > 2)).ToList()).Value;
        input.Summary = drawn.One<string?>([null, "One", "Two, “so”", "=3"]);
        input.Notes = drawn.One<string?>([null, "A note", "Two\nlines"]);
        input.LastVerifiedOn = drawn.One<string?>([null, "2026-01-02", "2025"]);
        input.Tags = drawn.One<string?>([null, "detainers", "data-sharing/lesc;detainers"]);
        input.Agency = drawn.One<string>(["Drawn Police Department", "Drawn Sheriff’s Office"]);
        input.AgencyKind = null;
        input.Sources[0].Locator = drawn.One<string?>([null, "p. 1", "p. 2"]);
        if (input.Sources.Count < 3 && drawn.One<bool>([true, false]))
        {
            input.Sources.Add(new CitationInput { SourceRef = drawn.One(await db.Sources.OrderBy(x => x.Ref).Select(x => x.Ref).Take(4).ToListAsync(Ct)), Stance = "mentions" });
        }
        else if (input.Sources.Count > 1)
        {
            input.Sources.RemoveAt(input.Sources.Count - 1);
        }

        return input;
    }

    private Task<int> AddAsync(RecordType type, string recordRef) => app.WithAsync(async s =>
    {
        var (desk, page) = (s.GetRequiredService<RecordDesk>(), s.GetRequiredService<RecordFormPage>());
        var input = type.NewInput();
        foreach (var column in type.OwnColumns.Where(c => c is { Derived: false, Required: true }))
        {
            column.Write(input, column.Codes.Count > 0 ? column.Codes[0].Value : "Something");
        }

        input.Geoid = "48201";
        input.Agency = "Drawn Police Department";
        input.Sources.Add(new CitationInput { Url = "https://example.org/" + recordRef, Title = "A page" });
        var draft = await desk.JudgeAsync(type, await page.NamedAsync(input, Ct), [], Ct);
        draft.Problems.ShouldBeEmpty();
        var db = s.GetRequiredService<TrackerDbContext>();
        s.GetRequiredService<RecordWriter>().Add(draft, recordRef);
        await db.SaveChangesAsync(desk.SetOf(Somebody, "Drawn"), Ct);
        return 1;
    });

    private Task<int> SaveAsync(string recordRef, Action<TrackerDbContext, CooperationRecord> act) => app.WithAsync(async s =>
    {
        var db = s.GetRequiredService<TrackerDbContext>();
        act(db, (await s.GetRequiredService<RecordDesk>().LoadAsync(recordRef, Ct))!);
        await db.SaveChangesAsync(new ChangeSet(ChangeOrigin.Form, null, Somebody.Name, "Drawn", TimeProvider.System.GetUtcNow().UtcDateTime), Ct);
        return 1;
    });

    private async Task RememberAsync(string recordRef, Dictionary<int, string> saved)
    {
        if (await app.WithAsync(s => s.GetRequiredService<RecordDesk>().LoadAsync(recordRef, Ct)) is { } record)
        {
            // An undo brings a number back, with what it said the first time.
            var content = Content(record);
            (saved.GetValueOrDefault(record.Version) ?? content).ShouldBe(content);
            saved[record.Version] = content;
        }
    }

    /// <summary>Null where an undo took away a source or an agency that the version needs, and so it is said.</summary>
    private Task<(bool WasSame, int Version)?> RevertAsync(string recordRef, int number) => app.WithAsync<(bool, int)?>(async s =>
    {
        var db = s.GetRequiredService<TrackerDbContext>();
        var list = (await s.GetRequiredService<RecordVersions>().ListAsync(recordRef, Ct))!;
        var reversion = (await s.GetRequiredService<RecordReverting>().PrepareAsync(recordRef, list, number, Ct))!;
        var past = reversion.Past.Record;
        var sources = past.Citations.Select(c => c.SourceRef).ToList();
        var gone = sources.Except(await db.Sources.Where(x => sources.Contains(x.Ref)).Select(x => x.Ref).ToListAsync(Ct), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        var hasLostAgency = past.AgencyRef is { } agency && !await db.Agencies.AnyAsync(a => a.Ref == agency, Ct);
        reversion.Draft.Problems.Count(p => p.Column == "agency").ShouldBe(hasLostAgency ? 1 : 0);
        reversion.Draft.Problems.Where(p => p.Column != "agency").Select(p => p.Value).ShouldBe(past.Citations.OrderBy(c => c.Number).Select(c => c.SourceRef).Where(gone.Contains));
        if (!reversion.Draft.IsSound)
        {
            return null;
        }

        var desk = s.GetRequiredService<RecordDesk>();
        (await desk.ChangeAsync(reversion.Record, reversion.Draft, desk.SetOf(Somebody, "Back"), along: null, Ct)).ShouldBeTrue();
        return (reversion.Changes.IsSame, reversion.Record.Version);
    });

    private async Task<string> ContentAsync(string recordRef) => Content((await app.WithAsync(s => s.GetRequiredService<RecordDesk>().LoadAsync(recordRef, Ct)))!);

    private Task<string> ContentOfVersionAsync(string recordRef, int number) => app.WithAsync(async s =>
    {
        var list = (await s.GetRequiredService<RecordVersions>().ListAsync(recordRef, Ct))!;
        var past = await s.GetRequiredService<RecordVersions>().ReadAsync(recordRef, list, number, Ct);
        (past.Record.Ref, past.Record.Version, past.Number).ShouldBe((recordRef, number, number));
        return Content(past.Record);
    });

    /// <summary>Every cell, and the very things that it points at.</summary>
    private static string Content(CooperationRecord record)
    {
        var input = record.ToInput();
        return RecordContent.Of(record.Type, input) + record.AgencyRef + string.Join(' ', input.Sources.Select(s => s.SourceRef)) + record.HasEndedSometime + record.ContentKey;
    }
}
