using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts;

/// <summary>Sets up authenticator app, recovery codes and passkeys, and takes them away. Whatever changes, the browser at hand gets a new session and all others lose theirs.</summary>
public sealed class SecondFactorDesk(UserManager<TrackerUser> users, SignInManager<TrackerUser> signIn)
{
    private const int RecoveryCodes = 10;
    private const string Issuer = "Tracker";

    // Under this name, which it does not publish, Identity keeps an app's key and its recovery codes.
    private const string KeptBy = "[AspNetUserStore]";

    public async Task<TrackerUser> UserAsync(ClaimsPrincipal who) =>
        await users.GetUserAsync(who) ?? throw new InvalidOperationException("A session without an account is over.");

    /// <summary>With a stolen password alone, nobody may put a factor of their own in the place of the owner's.</summary>
    public async Task<bool> MayChangeAsync(ClaimsPrincipal who, TrackerUser user) =>
        SecondFactor.WasGivenBy(who) || (!user.TwoFactorEnabled && (await users.GetPasskeysAsync(user)).Count == 0);

    public async Task<SecondFactorModel> ModelAsync(ClaimsPrincipal who, string? problem)
    {
        var user = await UserAsync(who);
        var key = user.TwoFactorEnabled ? null : await users.GetAuthenticatorKeyAsync(user);
        var passkeys = await users.GetPasskeysAsync(user);
        return new SecondFactorModel(
            await MayChangeAsync(who, user), user.TwoFactorEnabled, user.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(user) : 0,
            key is null ? null : new AuthenticatorKey(InFours(key), QrSquares.PathOf(AddressOf(user, key), out var side), side),
            passkeys.Select(p => new PasskeyLine(IdOf(p), p.Name ?? "Passkey", DateOnly.FromDateTime(p.CreatedAt.UtcDateTime))).ToList(), problem);
    }

    /// <summary>Draws a new key for the app, which counts only once a code of it was entered.</summary>
    public async Task BeginAsync(ClaimsPrincipal who)
    {
        var user = await UserAsync(who);
        await users.ResetAuthenticatorKeyAsync(user);
        await SignInAnewAsync(user, who);
    }

    /// <summary>The recovery codes, to be shown this once; null where the code is wrong.</summary>
    public async Task<IReadOnlyList<string>?> ConfirmAsync(ClaimsPrincipal who, string code)
    {
        var user = await UserAsync(who);
        var plain = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        if (user.TwoFactorEnabled || !await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, plain))
        {
            return null;
        }

        await users.SetTwoFactorEnabledAsync(user, true);
        return await NewCodesAsync(user);
    }

    public async Task<IReadOnlyList<string>> NewCodesAsync(ClaimsPrincipal who) => await NewCodesAsync(await UserAsync(who));

    public async Task RemoveAuthenticatorAsync(ClaimsPrincipal who)
    {
        var user = await UserAsync(who);
        await RemoveAppAsync(user);
        await SignInAnewAsync(user, who);
    }

    /// <summary>Takes away all that somebody has lost: their app, its codes, their passkeys.</summary>
    public async Task RemoveAllAsync(TrackerUser user)
    {
        await RemoveAppAsync(user);
        foreach (var passkey in await users.GetPasskeysAsync(user))
        {
            await users.RemovePasskeyAsync(user, passkey.CredentialId);
        }

        await users.UpdateSecurityStampAsync(user);
    }

    public async Task AddPasskeyAsync(TrackerUser user, UserPasskeyInfo passkey, string? name)
    {
        passkey.Name = Domain.Text.Tidy(name) is { } given ? given[..Math.Min(given.Length, PasskeyLine.NameMaxLength)] : null;
        await users.AddOrUpdatePasskeyAsync(user, passkey);
        await users.UpdateSecurityStampAsync(user);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [SecondFactor.Given]);
    }

    /// <summary>False where the account has no such passkey.</summary>
    public async Task<bool> RemovePasskeyAsync(ClaimsPrincipal who, string id)
    {
        var user = await UserAsync(who);
        if ((await users.GetPasskeysAsync(user)).FirstOrDefault(p => IdOf(p) == id) is not { } passkey)
        {
            return false;
        }

        await users.RemovePasskeyAsync(user, passkey.CredentialId);
        await users.UpdateSecurityStampAsync(user);
        await SignInAnewAsync(user, who);
        return true;
    }

    private async Task RemoveAppAsync(TrackerUser user)
    {
        await users.SetTwoFactorEnabledAsync(user, false);
        await users.RemoveAuthenticationTokenAsync(user, KeptBy, "AuthenticatorKey");
        await users.RemoveAuthenticationTokenAsync(user, KeptBy, "RecoveryCodes");
    }

    private async Task<IReadOnlyList<string>> NewCodesAsync(TrackerUser user)
    {
        var codes = (await users.GenerateNewTwoFactorRecoveryCodesAsync(user, RecoveryCodes))!.ToList();
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, [SecondFactor.Given]);
        return codes;
    }

    /// <summary>As strongly as before, unless nothing is left to be strong by.</summary>
    private async Task SignInAnewAsync(TrackerUser user, ClaimsPrincipal before)
    {
        var isStrong = SecondFactor.WasGivenBy(before) && (user.TwoFactorEnabled || (await users.GetPasskeysAsync(user)).Count > 0);
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, isStrong ? [SecondFactor.Given] : []);
    }

    private static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);

    private static string InFours(string key) => string.Join(' ', key.ToLowerInvariant().Chunk(4).Select(c => new string(c)));

    private static string AddressOf(TrackerUser user, string key) =>
        string.Create(CultureInfo.InvariantCulture, $"otpauth://totp/{Issuer}:{Uri.EscapeDataString(user.Pseudonym)}?secret={key}&issuer={Issuer}&digits=6");
}
