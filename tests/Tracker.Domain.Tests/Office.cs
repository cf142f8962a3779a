using System.Reflection;
using System.Security.Cryptography;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.IceParticipating;
using Tracker.Domain.Records;
using Tracker.Domain.Sources;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests;

/// <summary>A tracker in memory: sound drafts become records, with the agencies and sources they bring, and imports are planned against them.</summary>
internal sealed class Office
{
    public const string ListSource = "source-ice-participating";

    private readonly List<Agency> _agencies = [];
    private readonly List<Source> _sources = [];
    private readonly List<CooperationRecord> _records = [];
    private readonly Dictionary<string, int> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (DateOnly First, DateOnly Last)> _spells = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _datesElsewhere = new(StringComparer.Ordinal);
    private readonly List<ListEdition> _editions = [];
    private ListEdition? _planned;

    public Office()
    {
        var list = new Source(ListSource);
        list.Describe(new SourceInput { Title = "ICE 287(g) participating agencies list", Publisher = "U.S. Immigration and Customs Enforcement", Kind = "published_list", Url = "https://www.ice.gov/identify-and-arrest/287g" });
        _sources.Add(list);
    }

    public IReadOnlyList<CooperationRecord> Records => _records;

    public IReadOnlyList<Agency> Agencies => _agencies;

    public RecordJudge Judge() => new(Known.Gazetteer, Known.Terms, new AgencyDirectory(_agencies), new SourceShelf(_sources));

    public RecordShelf Shelf() => new(_records.Select(r => new ExistingRecord(r.Ref, r.Type, r.AgencyRef, VersionOf(r), InputOf(r), SpellsOf(r)) { DateElsewhere = _datesElsewhere.GetValueOrDefault(r.Ref) }));

    /// <summary>The record as it stands, with its version.</summary>
    public RecordInput InputOf(CooperationRecord record)
    {
        var input = record.ToInput();
        input.Version = VersionOf(record).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return input;
    }

    public (DateOnly First, DateOnly Last)? Spell(string recordRef) => _spells.TryGetValue(recordRef, out var spell) ? spell : null;

    public CooperationRecord Add(RecordInput input, RecordType type)
    {
        var draft = Judge().Judge(type, input);
        draft.Problems.ShouldBeEmpty();
        return Add(draft, RecordRef.New(type.RefPrefix));
    }

    public CooperationRecord Add(RecordDraft draft, string recordRef)
    {
        var record = draft.Type.NewRecord(recordRef);
        _records.Add(record);
        Write(record, draft);
        return record;
    }

    /// <summary>Somebody changed it since the file was written.</summary>
    public void BeChanged(CooperationRecord record) => _versions[record.Ref] = VersionOf(record) + 1;

    public ImportPlan Plan(byte[] file, ImportProfile profile, string name = "file.csv", DateOnly? observedOn = null)
    {
        using var table = TableReader.Open(new MemoryStream(file), name);
        var headers = new TableHeaders(table.Headers);
        profile.Refuses(headers).ShouldBeNull();
        var edition = observedOn is { } day ? new ListEdition(day, name, Convert.ToHexStringLower(SHA256.HashData(file)), []) : null;
        _planned = edition is null ? null : edition with { Rows = RowsOf(file, name, edition) };
        var context = new ImportContext(Judge(), Shelf(), new CitationInput { SourceRef = ListSource }, observedOn) { Edition = edition, History = new ListHistory(_editions, new Dictionary<string, string>(StringComparer.Ordinal)) };
        return ImportPlanner.Plan(table, headers, profile, context, TestContext.Current.CancellationToken);
    }

    public void Apply(ImportPlan plan)
    {
        foreach (var row in plan.Rows.Where(r => r.Outcome != RowOutcome.New && r.Draft is not null && !_spells.ContainsKey(r.RecordRef!)))
        {
            var input = (_records.Find(r => r.Ref == row.RecordRef)?.ToInput()) as Agreement287gInput;
            _datesElsewhere[row.RecordRef!] = input?.Sources.Exists(s => s.SourceRef != ListSource) == true ? input.SignedOn : null;
        }

        foreach (var row in plan.Rows.Where(r => r is { Outcome: RowOutcome.New, Draft: not null }))
        {
            Add(row.Draft!, row.RecordRef!);
        }

        foreach (var draft in plan.Rows.Concat(plan.Besides).Where(r => r.Outcome is RowOutcome.New or RowOutcome.Changed or RowOutcome.Beside).Select(r => r.Agency).OfType<AgencyDraft>())
        {
            Write(draft);
        }

        foreach (var row in plan.Rows.Concat(plan.Besides).Where(r => r is { Outcome: RowOutcome.Changed or RowOutcome.Beside, Draft: not null }))
        {
            var record = _records.Single(r => r.Ref == row.RecordRef);
            Write(record, row.Draft!);
            BeChanged(record);
        }

        NoteSight(plan);
    }

    private void NoteSight(ImportPlan plan)
    {
        if (_planned is null || plan.ObservedOn is null)
        {
            return;
        }

        _editions.RemoveAll(e => e.Equals(_planned));
        _editions.Add(_planned);
        foreach (var agreement in ListReckoning.Of(_editions, Known.Gazetteer, new AgencyDirectory(_agencies), Shelf(), new Dictionary<string, string>(StringComparer.Ordinal)).Agreements.Where(a => a.Existing is not null))
        {
            _spells[agreement.Ref] = (agreement.FirstSeenOn, agreement.LastSeenOn);
            _datesElsewhere[agreement.Ref] = agreement.DateElsewhere(((Agreement287gInput)agreement.Existing!.Input).SignedOn, _datesElsewhere.GetValueOrDefault(agreement.Ref));
        }
    }

    private static List<ListedRow> RowsOf(byte[] file, string name, ListEdition edition)
    {
        using var table = TableReader.Open(new MemoryStream(file), name);
        var headers = new TableHeaders(table.Headers);
        return table.Rows.Where(r => r.Problem is null).Select(r => IceRow.Read(r, headers).ToListed(edition.ObservedOn, edition.FileSha256, r.Number)).ToList();
    }

    private void Write(AgencyDraft draft)
    {
        if (draft.Agency.IsNew)
        {
            _agencies.Add(draft.Make());
        }
        else
        {
            draft.WriteTo(_agencies.Single(a => a.Ref == draft.Agency.Ref));
        }
    }

    private int VersionOf(CooperationRecord record) => _versions.GetValueOrDefault(record.Ref, record.Version);

    private Dictionary<string, (DateOnly First, DateOnly Last)> SpellsOf(CooperationRecord record) =>
        _spells.TryGetValue(record.Ref, out var spell) ? new(StringComparer.Ordinal) { [PublishedList.IceParticipating] = spell } : [];

    private void Write(CooperationRecord record, RecordDraft draft)
    {
        if (draft.Agency is { IsNew: true } agency && !_agencies.Exists(a => a.Ref == agency.Ref))
        {
            _agencies.Add(new Agency(agency.Ref, agency.Name, agency.Kind, agency.Home));
        }

        foreach (var choice in draft.Sources.Where(s => s.IsNew && !_sources.Exists(known => known.Ref == s.Ref)))
        {
            var source = new Source(choice.Ref);
            source.Describe(choice.Source);
            _sources.Add(source);
        }

        record.Take(draft);
        record.Cite(draft.Sources.Zip(draft.Input.Sources, (source, input) => (source.Ref, input)).ToList());
        Load(record, draft);
    }

    /// <summary>Sets what the database would load beside the record.</summary>
    private void Load(CooperationRecord record, RecordDraft draft)
    {
        Set(typeof(CooperationRecord), record, nameof(CooperationRecord.Jurisdiction), Known.Gazetteer[draft.Geoid]);
        Set(typeof(CooperationRecord), record, nameof(CooperationRecord.Agency), _agencies.Find(a => a.Ref == record.AgencyRef));
        foreach (var citation in record.Citations)
        {
            Set(typeof(Citation), citation, nameof(Citation.Source), _sources.Single(s => s.Ref == citation.SourceRef));
        }
    }

    private static void Set(Type type, object entity, string property, object? value) =>
        type.GetProperty(property, BindingFlags.Public | BindingFlags.Instance)!.SetValue(entity, value);
}
