using Microsoft.EntityFrameworkCore;
using Tracker.Web.Data;
using Tracker.Web.Infrastructure;

namespace Tracker.Web.Features.Accounts.Tokens;

/// <param name="Owner">A pseudonym.</param>
/// <param name="LastUsedOn">The day, and nothing finer is kept; null where it never was.</param>
public sealed record TokenLine(int Id, string Owner, string Name, string Scopes, DateOnly MadeOn, DateOnly ExpiresOn, bool IsExpired, DateOnly? LastUsedOn);

/// <param name="RevokeAction">Where one is sent to be revoked.</param>
public sealed record TokenTable(IReadOnlyList<TokenLine> Tokens, bool ShowOwner, string RevokeAction);

/// <summary>Makes, lists and revokes tokens. The secret of one leaves here once, when it is made.</summary>
public sealed class TokenDesk(TrackerDbContext db, TokenUse use, TimeProvider clock)
{
    /// <summary>So many one person can have.</summary>
    public const int Most = 20;

    /// <summary>The secret, to be shown this once; null where its owner has as many as they can have.</summary>
    /// <param name="days">For how many days it can be used.</param>
    public async Task<string?> MakeAsync(string ownerId, string name, IEnumerable<string> scopes, int days, CancellationToken cancellation)
    {
        if (await db.ApiTokens.CountAsync(t => t.UserId == ownerId, cancellation) >= Most)
        {
            return null;
        }

        var secret = TokenSecret.New();
        db.ApiTokens.Add(new ApiToken(ownerId, name, TokenSecret.HashOf(secret), scopes, clock.Utc(), clock.Utc().AddDays(days)));
        await db.SaveChangesAsync(cancellation);
        return secret;
    }

    public Task<IReadOnlyList<TokenLine>> OfAsync(string ownerId, CancellationToken cancellation) => LinesAsync(db.ApiTokens.Where(t => t.UserId == ownerId), 0, Most, cancellation);

    public Task<int> CountAsync(CancellationToken cancellation) => db.ApiTokens.CountAsync(cancellation);

    public Task<IReadOnlyList<TokenLine>> AllAsync(int skip, int take, CancellationToken cancellation) => LinesAsync(db.ApiTokens, skip, take, cancellation);

    /// <summary>False where there is no such token, or it is another's.</summary>
    public async Task<bool> RevokeAsync(int id, string ownerId, CancellationToken cancellation) =>
        await db.ApiTokens.Where(t => t.Id == id && t.UserId == ownerId).ExecuteDeleteAsync(cancellation) == 1;

    /// <summary>Whosever it is; false where there is none.</summary>
    public async Task<bool> RevokeAsync(int id, CancellationToken cancellation) => await db.ApiTokens.Where(t => t.Id == id).ExecuteDeleteAsync(cancellation) == 1;

    private async Task<IReadOnlyList<TokenLine>> LinesAsync(IQueryable<ApiToken> tokens, int skip, int take, CancellationToken cancellation)
    {
        var now = clock.Utc();
        var found = await tokens.AsNoTracking().Join(db.Users, t => t.UserId, u => u.Id, (t, u) => new { Token = t, u.Pseudonym })
            .OrderBy(f => f.Pseudonym).ThenBy(f => f.Token.Id).Skip(skip).Take(take).ToListAsync(cancellation);
        return found.ConvertAll(f => new TokenLine(
            f.Token.Id, f.Pseudonym, f.Token.Name, f.Token.Scopes, f.Token.MadeOn, DateOnly.FromDateTime(f.Token.ExpiresAtUtc), f.Token.ExpiresAtUtc <= now, use.LastOf(f.Token)));
    }
}
