using Tracker.Web.Features.Agencies;
using Tracker.Web.Features.Changes;
using Tracker.Web.Features.Checks;
using Tracker.Web.Features.Downloads.Api;
using Tracker.Web.Features.Downloads.Packages;
using Tracker.Web.Features.Gaps;
using Tracker.Web.Features.Imports.Packages;
using Tracker.Web.Features.Jurisdictions;
using Tracker.Web.Features.Lists;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Sources;
using Tracker.Web.Features.Taxonomy;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Hosting;

/// <summary>What everything as a whole is taken away by: each feature's tables, and what puts them together.</summary>
internal static class TakingAway
{
    public static void AddTakingAway(this IServiceCollection services)
    {
        services.AddScoped<IDataTables>(s => s.GetRequiredService<JurisdictionExport>()).AddScoped<IDataTables>(s => s.GetRequiredService<AgencyExport>()).AddScoped<IDataTables>(s => s.GetRequiredService<CheckExport>());
        services.AddScoped<IDataTables, TaxonomyDataTables>().AddScoped<IDataTables, SourceDataTables>().AddScoped<IDataTables, RecordDataTables>().AddScoped<IDataTables, ListDataTables>();
        foreach (var list in new[] { JurisdictionFilter.Api, RecordFilter.Api, RecordFilter.PagedApi, AgencyFilter.Api, SourceFilter.Api, CheckFilter.Api, ChangeFilter.Api, GapFilter.Api })
        {
            services.AddSingleton(list);
        }

        services.AddScoped<OpenApiDocument>();
        services.AddScoped<DataDictionary>().AddScoped<PackageWriter>().AddScoped<PackageImport>();
    }
}
