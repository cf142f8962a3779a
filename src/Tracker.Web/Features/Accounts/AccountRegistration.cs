using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tracker.Domain.Accounts;
using Tracker.Web.Data;
using Tracker.Web.Features.Accounts.Asking;
using Tracker.Web.Features.Accounts.Leaving;
using Tracker.Web.Features.Accounts.Mailing;
using Tracker.Web.Features.Accounts.Sessions;
using Tracker.Web.Features.Accounts.Tokens;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure.Mail;

namespace Tracker.Web.Features.Accounts;

internal static class AccountRegistration
{
    // OWASP's figure for PBKDF2 with HMAC-SHA512 (Password Storage Cheat Sheet); Identity's own default is 100,000. Raise it here, and
    // each password is hashed anew when its owner signs in.
    internal const int PasswordRounds = 210_000;

    public static IServiceCollection AddTrackerAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddIdentity<TrackerUser, IdentityRole>(Configure).AddEntityFrameworkStores<TrackerDbContext>().AddDefaultTokenProviders().AddClaimsPrincipalFactory<PseudonymClaims>();
        services.Configure<AccountSettings>(configuration.GetSection("Tracker:Accounts"));
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordRounds);
        services.Configure<IdentityPasskeyOptions>(Configure);
        services.AddSessions();
        services.AddTokens();
        services.AddMail(configuration);
        services.AddAuthorization(Authorize).AddSingleton<IAuthorizationHandler, SecondFactorHandler>();
        services.AddSingleton<GuessingBrake>().AddSingleton<DecoyPassword>();
        services.AddScoped<OneTimeLinks>().AddScoped<SignInDesk>().AddScoped<UserDesk>().AddScoped<SecondFactorDesk>();
        services.AddScoped<AskingDesk>().AddScoped<Confirmation>().AddHostedService<ScrubWorker>();
        return services;
    }

    private static void Configure(IdentityOptions options)
    {
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        options.Password.RequiredLength = GuessablePassword.MinLength;
        options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.User.RequireUniqueEmail = false;
        options.User.AllowedUserNameCharacters = "";
    }

    private static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = options.ResidentKeyRequirement = "required";

        // Identity's own rule insists on https; browsers give passkeys over http to localhost alone.
        options.ValidateOrigin = c => ValueTask.FromResult(!c.CrossOrigin && c.Origin == $"{c.HttpContext.Request.Scheme}://{c.HttpContext.Request.Host}");
    }

    private static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionUse>().AddSingleton<SessionTickets>().AddHostedService<LastUseWriter>().AddTransient<NewSessionHandler>();
        services.Configure<AuthenticationOptions>(o => o.SchemeMap[IdentityConstants.ApplicationScheme].HandlerType = typeof(NewSessionHandler));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<SessionTickets, IOptions<AccountSettings>>((o, tickets, settings) => Configure(o, tickets, settings.Value));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o =>
        {
            o.Cookie.Name = "tracker-code";
            o.CookieManager = new HostCookies();
        });
    }

    private static void AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new Outbox(MailSettings.Of(configuration))).AddHostedService<MailWorker>();
        services.AddSingleton<UndeliveredLinks>().AddScoped<LinkDelivery>().AddSingleton<ForgottenPasswords>().AddHostedService<ForgottenPasswordWorker>();
    }

    private static void AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<TokenUse>().AddScoped<TokenOwner>().AddScoped<TokenDesk>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, BearerTokenHandler>(TokenPolicies.Scheme, null);
    }

    private static void Configure(CookieAuthenticationOptions options, SessionTickets tickets, AccountSettings settings)
    {
        options.Cookie.Name = "tracker";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.CookieManager = new HostCookies();
        options.SessionStore = tickets;
        options.ExpireTimeSpan = UserSession.Longest;
        options.SlidingExpiration = false;
        options.LoginPath = "/sign-in";
        options.AccessDeniedPath = "/not-allowed";
        options.ReturnUrlParameter = "return";

        // The stamp is looked at with each request, when the session is read.
        options.Events.OnValidatePrincipal = _ => Task.CompletedTask;
        var refuse = options.Events.OnRedirectToAccessDenied;
        options.Events.OnRedirectToAccessDenied = context =>
        {
            if (!SecondFactor.IsMissing(context.HttpContext.User, settings))
            {
                return refuse(context);
            }

            context.Response.Redirect(SecondFactor.Page);
            return Task.CompletedTask;
        };
    }

    /// <summary>Closed unless an action says otherwise: reading is opened action by action.</summary>
    private static void Authorize(AuthorizationOptions options)
    {
        options.FallbackPolicy = Of([Roles.Administrator]);
        options.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
        foreach (var (name, roles) in Policies.RolesOf)
        {
            options.AddPolicy(name, Of(roles));
        }

        foreach (var (name, scopes) in TokenPolicies.ScopesOf)
        {
            options.AddPolicy(name, ByToken(scopes));
        }
    }

    private static AuthorizationPolicy Of(string[] roles) => new AuthorizationPolicyBuilder().RequireRole(roles).AddRequirements(new SecondFactorRequirement()).Build();

    /// <summary>Of a token's scopes only those are claimed that its owner's role may have; the role is asked for all the same.</summary>
    private static AuthorizationPolicy ByToken(string[] scopes)
    {
        var policy = new AuthorizationPolicyBuilder(TokenPolicies.Scheme).RequireAuthenticatedUser();
        return scopes.Length == 0
            ? policy.Build()
            : policy.RequireClaim(Scopes.Claim, scopes).RequireRole(scopes.SelectMany(s => Scopes.RolesOf[s])).AddRequirements(new SecondFactorRequirement()).Build();
    }
}
