using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts;
using Tracker.Web.Features.Agencies;
using Tracker.Web.Features.Changes;
using Tracker.Web.Features.Checks;
using Tracker.Web.Features.Coming;
using Tracker.Web.Features.Compare;
using Tracker.Web.Features.Corrections;
using Tracker.Web.Features.Downloads;
using Tracker.Web.Features.Gaps;
using Tracker.Web.Features.Imports;
using Tracker.Web.Features.Imports.Api;
using Tracker.Web.Features.Imports.Fetching;
using Tracker.Web.Features.Imports.Mapped;
using Tracker.Web.Features.Imports.Questions;
using Tracker.Web.Features.Jurisdictions;
using Tracker.Web.Features.Lists;
using Tracker.Web.Features.Maps;
using Tracker.Web.Features.Records;
using Tracker.Web.Features.Review;
using Tracker.Web.Features.Search;
using Tracker.Web.Features.Shared;
using Tracker.Web.Features.Site;
using Tracker.Web.Features.Sources;
using Tracker.Web.Features.States;
using Tracker.Web.Infrastructure;
using Tracker.Web.Infrastructure.Pictures;

namespace Tracker.Web.Hosting;

/// <summary>What the program is made of, for serving and for the other commands alike.</summary>
internal static class TrackerHost
{
    // What a form takes beside its file, with room for a file that is a little too large to be answered in words.
    private const long MaxFormBytes = 5_000_000;

    public static void AddTracker(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var limits = ImportLimits.From(builder.Configuration);
        var maxUploadBytes = limits.MaxFileBytes + MaxFormBytes;
        services.AddSingleton(limits);
        services.AddSingleton(TimeProvider.System);
        services.AddTrackerDatabase(builder.Configuration);
        services.AddTrackerAccounts(builder.Configuration);
        services.AddSingleton<ImportQueue>().AddHostedService<PreviewWorker>().AddHostedService<ApplyWorker>();
        services.AddScoped<IRetention, ImportRetention>().AddScoped<IRetention, ProposalRetention>().AddScoped<IRetention, CorrectionRetention>().AddHostedService<RetentionWorker>();
        services.AddScoped<SiteDesk>();
        services.AddScoped<ImportReader>().AddScoped<ImportDesk>().AddScoped<MappingDesk>().AddScoped<ColumnsPage>().AddScoped<PlaceQuestions>().AddScoped<AgencyQuestions>().AddScoped<StarterRecords>().AddScoped<RecordExport>().AddScoped<RecordLines>().AddScoped<RecordTabulations>().AddSingleton<CountCache>().AddScoped<RecordDesk>().AddScoped<RecordForm>().AddScoped<RecordFormPage>();
        services.AddSingleton<SendingBrake>().AddScoped<CorrectionDesk>();
        services.AddScoped<KeptImport>();
        services.AddScoped<ProposalDesk>().AddScoped<ReviewDesk>().AddScoped<ReviewCounts>().AddScoped<RecordsAlike>();
        services.AddScoped<ListSettlement>().AddScoped<LeftDesk>().AddScoped<ListSights>().AddScoped<ListEditions>();
        services.AddListFetching(builder.Configuration, limits);
        services.AddScoped<HistoryHeads>().AddSingleton<KeptHits>().AddScoped<SearchHits>();
        services.AddSingleton(_ => new SvgPicture(PictureFonts.OfSystem()));
        services.AddScoped<MapDesk>();
        services.AddPublicCompression();
        services.AddScoped<GivenFiles>().AddScoped<SourceDesk>();
        services.AddScoped<CheckDesk>().AddScoped<CheckExport>().AddScoped<GapList>().AddScoped<GapExport>();
        services.AddScoped<AgencyExport>().AddScoped<AgencyFacets>().AddScoped<AgencyDesk>().AddScoped<ChangeDesk>().AddScoped<ChangeExport>().AddScoped<RecordReverting>();
        services.AddScoped<ChangeFeed>().AddScoped<ChangeHistory>().AddScoped<ProfileQuery>().AddScoped<JurisdictionSummaries>().AddScoped<JurisdictionFacets>().AddScoped<JurisdictionExport>();
        services.AddScoped<CompareQuery>().AddScoped<TwoDaysQuery>();
        services.AddScoped<StateTensions>().AddScoped<StatePage>().AddScoped<ComingList>().AddScoped<ComingExport>();
        services.AddTakingAway();
        services.AddScoped<ContentKeys>().AddScoped<TrackerStartup>();
        services.AddHealthChecks().AddDbContextCheck<TrackerDbContext>();
        services.AddProblemDetails();
        services.AddSingleton(s => new PublicVersion(s.GetRequiredService<TimeProvider>(), VersionOf(s.GetRequiredService<SqliteCommits>())));
        services.AddOutputCache(PublicPages.Configure);
        services.AddControllersWithViews(o =>
        {
            o.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
            o.Filters.Add(new SearchIsCurrent());
        });
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = TrackerController.SaidCookie);
        services.AddAntiforgery(o => o.Cookie.Name = "tracker-form");
        services.Configure<RazorViewEngineOptions>(FindViewsBesideControllers);
        services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(o => o.MultipartBodyLengthLimit = maxUploadBytes);
        services.Configure<RouteOptions>(o => o.LowercaseUrls = true);
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = maxUploadBytes;
        });
    }

    public static void UseTracker(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseSafetyHeaders();
        app.UseHeadAsGet();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UsePrivacyWhileSignedIn();
        app.UseOpenReading();
        app.UseAuthorization();
        app.UseOutputCache();
        app.MapHealthChecks("/healthz/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready").AllowAnonymous();
        app.MapControllers();
        app.MapFallback("{*path}", context =>
        {
            // Without an endpoint the closed fallback policy would send a mistyped address to the sign-in page.
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }).AllowAnonymous();
    }

    /// <summary>Without the database's context where nothing has been committed: most of the time of a kept page would go into making it.</summary>
    private static Func<HttpContext, Task<string>> VersionOf(SqliteCommits commits) =>
        async context => (commits.Unchanged ?? await context.RequestServices.GetRequiredService<CurrentSite>().VersionAsync(context.RequestAborted)).ToString();

    private static void FindViewsBesideControllers(RazorViewEngineOptions options)
    {
        options.ViewLocationFormats.Clear();
        options.ViewLocationFormats.Add("/Features/{1}/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Accounts/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Records/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Review/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Sources/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Checks/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Agencies/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Imports/Mapped/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Imports/Questions/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Lists/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Compare/{0}.cshtml");
        options.ViewLocationFormats.Add("/Features/Shared/{0}.cshtml");
    }
}
