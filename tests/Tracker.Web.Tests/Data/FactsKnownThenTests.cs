using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.History;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Profiles;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

/// <summary>Whatever people add, change, move, delete and take back: what the tracker said on an earlier day can be read again.</summary>
public sealed class FactsKnownThenTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    private static readonly GeoId Here = GeoId.Parse("48201");

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task What_was_said_on_each_day_is_said_again(int seed)
    {
        // After the starter's records and the seed before, so that time only goes forward.
        var firstDay = new DateOnly(2020 + seed, 1, 1);
        var drawn = new DrawnFacts(seed);
        var said = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            var day = firstDay.AddDays(i);
            said.Add(await app.WithAsync(async services =>
            {
                await ActAsync(services, drawn, day.ToDateTime(new TimeOnly(23, 59, 59), DateTimeKind.Utc));
                services.GetRequiredService<TrackerDbContext>().ChangeTracker.Clear();
                return await NowAsync(services);
            }));
        }

        said.Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(15);
        for (var i = 0; i < said.Count; i++)
        {
            var again = await app.WithAsync(services => ThenAsync(services, firstDay.AddDays(i)));
            again.Split('\n').Except(said[i].Split('\n')).ShouldBeEmpty($"day {i}");
            again.ShouldBe(said[i]);
        }
    }

    private static async Task ActAsync(IServiceProvider services, DrawnFacts drawn, DateTime atUtc)
    {
        var db = services.GetRequiredService<TrackerDbContext>();
        var sources = await db.Sources.OrderBy(s => s.Ref).Select(s => s.Ref).Take(6).ToListAsync(Cancellation);
        var here = await db.Records.Include(r => r.Citations).Include(r => r.Tags).Include(r => ((Agreement287g)r).Listings)
            .Where(r => r.JurisdictionGeoid == Here || r.JurisdictionGeoid == Here.State).OrderBy(r => r.Ref).AsSplitQuery().ToListAsync(Cancellation);
        switch (drawn.One<string>(["add", "add", "state", "change", "move", "delete", "undo", "source", "check", "snapshot"]))
        {
            case "add": db.Add(drawn.Record(sources, Here)); break;
            case "state": db.Add(drawn.Record(sources, Here.State)); break;
            case "change" when here.Count > 0: Take(drawn, drawn.One(here), null); break;
            case "move" when here.Count > 0: Take(drawn, drawn.One(here), drawn.One(DrawnFacts.Places)); break;
            case "delete" when here.Count > 0: db.Remove(drawn.One(here)); break;
            case "check": db.Add(drawn.Check(sources)); break;
            case "snapshot": db.Add(drawn.Snapshot(PublishedList.IceParticipating)); break;
            case "source": Rename(await db.Sources.SingleAsync(s => s.Ref == drawn.One(sources), Cancellation), atUtc); break;
            case "undo":
                await UndoAsync(services, db, atUtc);
                return;
        }

        await db.SaveChangesAsync(DrawnFacts.Set(atUtc), Cancellation);
    }

    private static void Take(DrawnFacts drawn, CooperationRecord record, GeoId? place)
    {
        var at = place ?? record.JurisdictionGeoid;
        record.Take(new RecordDraft(record.Type, drawn.Input(record.Type, at), at, null, [], []));
    }

    private static void Rename(Source source, DateTime atUtc)
    {
        var input = SourceInput.Of(source);
        input.Title = "Renamed " + atUtc.DayOfYear;
        source.Describe(input);
    }

    private static async Task UndoAsync(IServiceProvider services, TrackerDbContext db, DateTime atUtc)
    {
        db.ChangeTracker.Clear();
        var last = await db.ChangeSets.OrderByDescending(c => c.Id).FirstAsync(Cancellation);
        if (last.Origin == ChangeOrigin.Starter)
        {
            return;
        }

        await services.GetRequiredService<ChangeSetUndo>().PrepareAsync(last.Id, Cancellation);
        var set = new ChangeSet(ChangeOrigin.Undo, null, "Drawn", "Took back", atUtc);
        set.TakeBack(last.Id);
        await db.SaveChangesAsync(set, Cancellation);
    }

    private static async Task<string> NowAsync(IServiceProvider services)
    {
        var place = (await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation))[Here];
        var db = services.GetRequiredService<TrackerDbContext>();
        var facts = await services.GetRequiredService<FactsReader>().ReadAsync(place, Cancellation);
        var refs = facts.Records.Concat(facts.StatePolicies).Select(r => r.Ref).ToList();
        var whole = await db.LoadWithEverythingAsync(db.Records.Where(r => refs.Contains(r.Ref)), Cancellation);
        return Told(facts, whole);
    }

    private static async Task<string> ThenAsync(IServiceProvider services, DateOnly day)
    {
        var place = (await services.GetRequiredService<ReferenceCache>().GazetteerAsync(Cancellation))[Here];
        var facts = await services.GetRequiredService<FactsKnownThen>().ReadAsync(place, new KnownUntil(day), Cancellation);
        return Told(facts, facts.Records.Concat(facts.StatePolicies));
    }

    /// <summary>Every cell of every record, its version and status, the checks, and the profile derived from them.</summary>
    private static string Told(RecordedFacts facts, IEnumerable<CooperationRecord> whole)
    {
        var day = new DateOnly(2024, 6, 30);
        var profile = JurisdictionProfile.On(facts, day);
        var lines = whole.OrderBy(r => r.Ref, StringComparer.Ordinal)
            .Select(r => $"{r.Ref} v{r.Version} {r.StatusOn(day)} {r.IsContested} {RecordContent.Of(r.Type, r.ToInput())}")
            .Concat(facts.Checks.OrderBy(c => c.Ref, StringComparer.Ordinal).Select(c => $"{c.Ref} {c.TopicSlug} {c.CheckedOn:O} {c.Source.Title}"))
            .Concat(profile.Topics.Select(t => $"{t.Type.Slug} {t.State} {string.Join(',', t.Records.Select(r => r.Ref))} {t.LastCheck?.Ref}"))
            .Concat(profile.Imposed.Select(p => "imposed " + p.Ref))
            .Concat(profile.Tensions.Select(t => $"{t.Kind} {t.One.Ref} {t.Other.Ref}").Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }
}
