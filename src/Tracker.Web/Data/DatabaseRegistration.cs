using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Tracker.Web.Data.Chain;
using Tracker.Web.Data.Search;

namespace Tracker.Web.Data;

internal static class DatabaseRegistration
{
    public static IServiceCollection AddTrackerDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = DataFolder.From(configuration);
        var options = configuration.GetSection("Tracker:Database").Get<DatabaseOptions>() ?? new DatabaseOptions();
        services.AddSingleton(folder);
        services.AddSingleton<HistoryInterceptor>();
        services.AddSingleton<HistorySealing>();
        services.AddSingleton<SqlitePragmas>();
        switch (options.Provider.ToLowerInvariant())
        {
            case "sqlite":
                SqliteProcess.Prepare();
                var connection = options.Connection ?? $"Data Source={folder.File("tracker.db")}";
                services.AddSingleton(new SqliteCommits(connection));
                services.AddDbContext<TrackerDbContext, SqliteTrackerDbContext>(
                    (s, o) => Common(s, o).UseSqlite(connection, CollectionsInOneParameter).AddInterceptors(s.GetRequiredService<SqlitePragmas>()), optionsLifetime: ServiceLifetime.Singleton);
                break;
            case "postgres":
                services.AddSingleton(new SqliteCommits(null));
                services.AddDbContext<TrackerDbContext, PostgresTrackerDbContext>(
                    (s, o) => Common(s, o).UseNpgsql(options.Connection ?? throw new InvalidOperationException("Set Tracker:Database:Connection to the PostgreSQL connection string.")), optionsLifetime: ServiceLifetime.Singleton);
                break;
            default:
                throw new InvalidOperationException($"Tracker:Database:Provider is “{options.Provider}”; it can be sqlite or postgres.");
        }

        services.AddDataProtection().SetApplicationName("Tracker").PersistKeysToDbContext<TrackerDbContext>();
        services.AddScoped<RecordWriter>();
        services.AddScoped<FileStore>();
        services.AddScoped<AgencyWriter>();
        services.AddScoped<ChangeSetUndo>();
        services.AddScoped<FactsReader>();
        services.AddScoped<PastThings>().AddScoped<FactsKnownThen>().AddScoped<RecordVersions>();
        services.AddScoped<GapQuery>();
        services.AddSingleton<SearchReach>().AddScoped<SearchIndex>().AddHostedService<SearchWorker>();
        services.AddSingleton<MapSheets>().AddSingleton<MapCache>().AddScoped<MapQuery>();
        services.AddSingleton<TrendFactsCache>().AddScoped<TrendFactsReader>().AddScoped<StateStandings>().AddScoped<ComingDatesQuery>();
        services.AddScoped<ReferenceDataLoader>();
        services.AddScoped<DatabaseStartup>();
        services.AddScoped<EarlierHistory>();
        services.AddScoped<Verification.Verifier>();
        services.AddSingleton<ReferenceCache>();
        services.AddSingleton<SiteSettingsCache>().AddScoped<CurrentSite>();
        services.AddSingleton<PendingScrub>().AddScoped<Forgetting>().AddScoped<DatabaseScrub>();
        return services;
    }

    // The text of a query is then the same for any number of values, so that it is made once: 46 values cost 3 MB of text otherwise.
    private static void CollectionsInOneParameter(SqliteDbContextOptionsBuilder options) => options.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter);

    private static DbContextOptionsBuilder Common(IServiceProvider services, DbContextOptionsBuilder options) => options
        .AddInterceptors(services.GetRequiredService<HistoryInterceptor>(), services.GetRequiredService<HistorySealing>())
        .ConfigureWarnings(w => w.Throw(RelationalEventId.MultipleCollectionIncludeWarning));
}
