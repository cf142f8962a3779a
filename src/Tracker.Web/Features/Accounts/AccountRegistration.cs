using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Accounts;

internal static class AccountRegistration
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512 (Password Storage Cheat Sheet); Identity's own default is 100,000.
    private const int PasswordRounds = 210_000;

    public static IServiceCollection AddTrackerAccounts(this IServiceCollection services)
    {
        services.AddIdentity<TrackerUser, IdentityRole>(o =>
        {
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            o.Password.RequiredLength = 12;
            o.Password.RequireDigit = o.Password.RequireLowercase = o.Password.RequireUppercase = o.Password.RequireNonAlphanumeric = false;
            o.User.RequireUniqueEmail = false;
            o.User.AllowedUserNameCharacters = "";
        }).AddEntityFrameworkStores<TrackerDbContext>().AddDefaultTokenProviders().AddClaimsPrincipalFactory<PseudonymClaims>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordRounds);
        services.Configure<SecurityStampValidatorOptions>(o => o.ValidationInterval = TimeSpan.FromMinutes(1));
        services.ConfigureApplicationCookie(Configure);
        services.AddAuthorization(Authorize);
        services.AddScoped<OneTimeLinks>();
        return services;
    }

    private static void Configure(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "tracker";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-allowed";
        options.ReturnUrlParameter = "return";
    }

    /// <summary>Closed unless an action says otherwise: reading is opened action by action.</summary>
    private static void Authorize(AuthorizationOptions options)
    {
        options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireRole(Roles.Administrator).Build();
        options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var (name, roles) in Policies.RolesOf)
        {
            options.AddPolicy(name, p => p.RequireRole(roles));
        }
    }
}
