using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Tracker.Domain.Agencies;
using Tracker.Domain.Agreements287g;
using Tracker.Domain.Checks;
using Tracker.Domain.Files;
using Tracker.Domain.History;
using Tracker.Domain.Imports;
using Tracker.Domain.Imports.Mapped;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Records;
using Tracker.Domain.Review;
using Tracker.Domain.Site;
using Tracker.Domain.Sources;
using Tracker.Domain.Taxonomy;
using Tracker.Web.Data.Chain;
using Tracker.Web.Data.Search;

namespace Tracker.Web.Data;

/// <summary>The database, whichever it is. Records, sources and agencies are saved only together with a <see cref="ChangeSet"/>.</summary>
public abstract class TrackerDbContext(DbContextOptions options) : IdentityDbContext<TrackerUser>(options), IDataProtectionKeyContext
{
    public DbSet<Jurisdiction> Jurisdictions => Set<Jurisdiction>();

    public DbSet<PlaceAlias> PlaceAliases => Set<PlaceAlias>();

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<MergedAgency> MergedAgencies => Set<MergedAgency>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<TaxonomySection> TaxonomySections => Set<TaxonomySection>();

    public DbSet<TaxonomyTerm> TaxonomyTerms => Set<TaxonomyTerm>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<CooperationRecord> Records => Set<CooperationRecord>();

    public DbSet<Citation> Citations => Set<Citation>();

    public DbSet<Check> Checks => Set<Check>();

    public DbSet<PublishedList> PublishedLists => Set<PublishedList>();

    public DbSet<ListedRow> ListedRows => Set<ListedRow>();

    public DbSet<ListSnapshot> ListSnapshots => Set<ListSnapshot>();

    public DbSet<ChangeSet> ChangeSets => Set<ChangeSet>();

    public DbSet<Change> Changes => Set<Change>();

    public DbSet<HistoryHead> HistoryHeads => Set<HistoryHead>();

    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();

    public DbSet<ImportBatchRow> ImportBatchRows => Set<ImportBatchRow>();

    public DbSet<ImportMapping> ImportMappings => Set<ImportMapping>();

    public DbSet<Proposal> Proposals => Set<Proposal>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<OneTimeLink> OneTimeLinks => Set<OneTimeLink>();

    public DbSet<UserSession> UserSessions => Set<UserSession>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<SiteSettings> SiteSettings => Set<SiteSettings>();

    public DbSet<IssuedRef> IssuedRefs => Set<IssuedRef>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<SearchMark> SearchMarks => Set<SearchMark>();

    public DbSet<ReferenceFile> ReferenceFiles => Set<ReferenceFile>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The change set that the save under way belongs to; the history interceptor refuses a save without one.</summary>
    internal ChangeSet? CurrentChangeSet { get; private set; }

    /// <summary>What of history the transaction under way has written; it is sealed when that is committed.</summary>
    internal OpenSeals Seals { get; } = new();

    private readonly List<Agency> _made = [];

    private IReadOnlyList<KeptChange> _kept = [];

    /// <summary>New agencies for the next change set that need not be tracked: a file may bring eighteen thousand.</summary>
    public void Make(IEnumerable<Agency> agencies) => _made.AddRange(agencies);

    /// <summary>Saves everything tracked and made as one change, in one transaction, with what changed.</summary>
    public async Task SaveChangesAsync(ChangeSet changeSet, CancellationToken cancellation = default)
    {
        CurrentChangeSet = changeSet;
        try
        {
            await using var own = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellation) : null;
            await this.KeepTurnAsync(cancellation);
            await WriteMadeAsync(changeSet, cancellation);
            await SaveChangesAsync(cancellation);
            await WriteHistoryAsync(changeSet, cancellation);
            await (own?.CommitAsync(cancellation) ?? Task.CompletedTask);
        }
        finally
        {
            CurrentChangeSet = null;
            _kept = [];
            _made.Clear();
        }
    }

    /// <summary>
    /// False, with nothing written and nothing tracked any more, where the database refuses: what happened a moment ago to the things
    /// saved, or to what rests on them, it alone can tell.
    /// </summary>
    public async Task<bool> TrySaveChangesAsync(ChangeSet changeSet, CancellationToken cancellation)
    {
        try
        {
            await SaveChangesAsync(changeSet, cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            ChangeTracker.Clear();
            return false;
        }
    }

    internal void KeepAfterSave(IReadOnlyList<KeptChange> changes) => _kept = [.. _kept, .. changes];

    private async Task WriteMadeAsync(ChangeSet changeSet, CancellationToken cancellation)
    {
        if (_made.Count == 0)
        {
            return;
        }

        ChangeSets.Add(changeSet);
        var aliases = _made.SelectMany(a => a.Aliases).ToList();
        await PreparedInsert.WriteAsync(this, _made, PreparedInsert.OnConflict.Fail, cancellation);
        await PreparedInsert.WriteAsync(this, aliases, PreparedInsert.OnConflict.Fail, cancellation);
        _kept = [.. _made.Select(a => KeptChange.OfNew(Model.FindEntityType(typeof(Agency))!, a, namedBy: a.Ref)), .. aliases.Select(a => KeptChange.OfNew(Model.FindEntityType(typeof(AgencyAlias))!, a))];
    }

    /// <summary>By prepared statements: an import has more history than records, and the change tracker is five times slower.</summary>
    private async Task WriteHistoryAsync(ChangeSet changeSet, CancellationToken cancellation)
    {
        await PreparedInsert.WriteAsync(this, _kept.Select(k => k.In(changeSet)).ToList(), PreparedInsert.OnConflict.Fail, cancellation);
        if (changeSet.Origin != ChangeOrigin.Undo)
        {
            var issued = _kept.Where(k => k is { Action: ChangeAction.Added, NamedBy: not null }).Select(k => new IssuedRef(k.NamedBy!));
            await PreparedInsert.WriteAsync(this, issued.ToList(), PreparedInsert.OnConflict.Fail, cancellation);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => Conversions.Apply(configurationBuilder);

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => DesignTimeServices.GiveIdentitySchema(optionsBuilder);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TrackerDbContext).Assembly);
    }
}

public sealed class SqliteTrackerDbContext(DbContextOptions<SqliteTrackerDbContext> options) : TrackerDbContext(options);

public sealed class PostgresTrackerDbContext(DbContextOptions<PostgresTrackerDbContext> options) : TrackerDbContext(options);
