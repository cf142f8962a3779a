using System.Net;
using Microsoft.AspNetCore.Identity;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts.Leaving;

public sealed class LeavingInput
{
    public string? Pseudonym { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }

    /// <summary>What the browser answers where a passkey confirms.</summary>
    public string? Credential { get; set; }
}

/// <summary>Makes sure that the owner of an account is there, and not somebody who found their browser open.</summary>
public sealed class Confirmation(UserManager<TrackerUser> users, SignInManager<TrackerUser> signIn, GuessingBrake brake)
{
    /// <summary>Null where password and second factor, or a passkey, are the account's; else what is wrong.</summary>
    public async Task<string?> ProblemAsync(TrackerUser user, LeavingInput input, IPAddress? network)
    {
        if (!string.IsNullOrEmpty(input.Credential))
        {
            return await PasskeyCeremony.TryAsync(input.Credential, signIn.PerformPasskeyAssertionAsync) is { Succeeded: true } passkey && passkey.User.Id == user.Id
                ? null : "This passkey is not one of your account. Try again, or use your password.";
        }

        if (!user.TwoFactorEnabled && (await users.GetPasskeysAsync(user)).Count > 0)
        {
            return "Your account has a passkey. Confirm with it; the password alone is not enough.";
        }

        if (!brake.MayTry(user.NormalizedUserName!, network))
        {
            return "There were too many wrong tries. Wait a quarter of an hour.";
        }

        if (!await users.CheckPasswordAsync(user, input.Password ?? ""))
        {
            return "The password is wrong.";
        }

        if (user.TwoFactorEnabled && !await IsCodeOfAsync(user, input.Code))
        {
            return "The code is wrong or was used before. Enter the one that your app shows now, or a recovery code.";
        }

        brake.Succeeded(user.NormalizedUserName!, network);
        return null;
    }

    private async Task<bool> IsCodeOfAsync(TrackerUser user, string? code)
    {
        var plain = string.Concat((code ?? "").Where(c => !char.IsWhiteSpace(c)));
        return await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, plain)
            || (await users.RedeemTwoFactorRecoveryCodeAsync(user, plain.ToUpperInvariant())).Succeeded;
    }
}
