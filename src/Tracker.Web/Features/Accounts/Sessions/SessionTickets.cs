using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Features.Shared;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Sessions;

/// <summary>
/// Keeps on the server who is signed in; a cookie holds nothing but a random key. A session whose row is gone, whose account has another
/// security stamp by now or is disabled, or that was idle or open too long, is over at once, whoever has copied its cookie.
/// </summary>
internal sealed class SessionTickets(IServiceScopeFactory scopes, IDataProtectionProvider protection, SessionUse use, TimeProvider clock) : ITicketStore
{
    /// <summary>Under this name a signed-in request's properties tell which session it is, by its key's hash.</summary>
    public const string SessionItem = "session";

    private static readonly string StampClaim = new ClaimsIdentityOptions().SecurityStampClaimType;

    private readonly IDataProtector _protector = protection.CreateProtector("Tracker.Sessions");

    private DateTime Now => clock.Utc();

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var who = ticket.Principal;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        db.UserSessions.Add(new UserSession(
            HashOf(key), who.FindFirstValue(ClaimTypes.NameIdentifier)!, who.FindFirstValue(StampClaim)!, _protector.Protect(TicketSerializer.Default.Serialize(ticket)),
            endsWhenIdle: who.IsInRole(Roles.Editor) || who.IsInRole(Roles.Administrator), ticket.Properties.IssuedUtc?.UtcDateTime ?? Now));
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>Sessions are not prolonged: whoever signs in anew gets a new one, see <see cref="NewSessionHandler"/>.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var hash = HashOf(key);
        var noted = use.NotedOf(hash);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TrackerDbContext>();
        var session = await db.UserSessions.AsNoTracking()
            .FirstOrDefaultAsync(s => s.KeyHash == hash && db.Users.Any(u => u.Id == s.UserId && !u.IsDisabled && u.SecurityStamp == s.SecurityStamp));
        if (session is null || session.IsOver(noted > session.LastUsedAtUtc ? noted.Value : session.LastUsedAtUtc, Now) || Read(session) is not { } ticket)
        {
            return null;
        }

        use.Note(hash, Now);
        ticket.Properties.Items[SessionItem] = hash;
        return ticket;
    }

    public Task RemoveAsync(string key) => EndAsync(HashOf(key));

    public async Task EndAsync(string keyHash)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TrackerDbContext>().UserSessions.Where(s => s.KeyHash == keyHash).ExecuteDeleteAsync();
    }

    private AuthenticationTicket? Read(UserSession session)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(session.Ticket));
        }
        catch (CryptographicException)
        {
            // The keys were lost or taken back: nobody is signed in any more.
            return null;
        }
    }

    private static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
