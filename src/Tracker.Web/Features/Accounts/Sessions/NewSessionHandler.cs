using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Tracker.Web.Features.Accounts.Sessions;

/// <summary>
/// Whoever signs in, or may more than before, gets a session with a new key, and the one before is over. The framework's own handler
/// would go on with the key that the browser had, and with it whoever knows that key.
/// </summary>
internal sealed class NewSessionHandler(IOptionsMonitor<CookieAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder, SessionTickets tickets)
    : CookieAuthenticationHandler(options, logger, encoder)
{
    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        if ((await HandleAuthenticateOnceSafeAsync()).Properties?.GetString(SessionTickets.SessionItem) is not { } before)
        {
            await base.HandleSignInAsync(user, properties);
            return;
        }

        await tickets.EndAsync(before);
        var fresh = ActivatorUtilities.CreateInstance<CookieAuthenticationHandler>(Context.RequestServices);
        await fresh.InitializeAsync(Scheme, Context);
        await fresh.SignInAsync(user, properties);
    }
}
