using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Accounts.Tokens;

/// <summary>
/// Takes <c>Authorization: Bearer tracker_…</c> (RFC 6750), where an address asks for it by one of the <see cref="TokenPolicies"/>. No
/// cookie counts there, and none is set.
/// </summary>
internal sealed class BearerTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, TokenOwner owners, IOptions<AccountSettings> settings)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Begin = TokenPolicies.Scheme + " ";

    private string? Given => Request.Headers.Authorization.ToString() is { } header && header.StartsWith(Begin, StringComparison.OrdinalIgnoreCase) ? header[Begin.Length..].Trim() : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Given is not { } secret ? AuthenticateResult.NoResult()
        : await owners.FindAsync(secret, Context.RequestAborted) is { } principal ? AuthenticateResult.Success(new AuthenticationTicket(principal, Scheme.Name))
        : AuthenticateResult.Fail("No such token.");

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Given is null ? TokenPolicies.Scheme : $"{TokenPolicies.Scheme} error=\"invalid_token\"";
        return RefuseAsync(StatusCodes.Status401Unauthorized, "This needs a token", Given is null
            ? "Send a token as “Authorization: Bearer tracker_…”. You make one on the page of your account, under “Tokens for programs”."
            : "This token is mistyped, expired or revoked, or its owner’s account is closed. Make a new one on the page of your account, under “Tokens for programs”.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        var needed = Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>().SelectMany(a => TokenPolicies.ScopesOf.GetValueOrDefault(a.Policy ?? "") ?? []).ToArray() ?? [];
        if (needed.Any(s => Context.User.HasClaim(Scopes.Claim, s)))
        {
            return RefuseAsync(StatusCodes.Status403Forbidden, "This token may not do that", SecondFactor.IsMissing(Context.User, settings.Value)
                ? "Its owner’s role needs a second factor: set one up on the page of the account, under “Second factor”."
                : "Its owner’s role may not do this.");
        }

        Response.Headers.WWWAuthenticate = $"{TokenPolicies.Scheme} error=\"insufficient_scope\", scope=\"{string.Join(' ', needed)}\"";
        return RefuseAsync(StatusCodes.Status403Forbidden, "This token may not do that",
            $"It lacks the scope {string.Join(" or ", needed.Select(s => $"“{s}”"))}: it was made without, or its owner’s role may not have it any more.",
            new Dictionary<string, object?>(StringComparer.Ordinal) { ["scope"] = needed });
    }

    private Task RefuseAsync(int status, string title, string detail, Dictionary<string, object?>? more = null)
    {
        Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Results.Problem(detail, statusCode: status, title: title, extensions: more).ExecuteAsync(Context);
    }
}
