using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts;

public enum SignInOutcome
{
    /// <summary>Name or password is wrong, or the account is disabled: nobody is told which.</summary>
    Wrong,

    /// <summary>Not evaluated: there were too many wrong tries.</summary>
    TooMany,

    /// <summary>The password is right; a code is wanted too.</summary>
    CodeWanted,

    SignedIn,
}

/// <summary>Evaluates passwords and codes, taking as long for names that do not exist.</summary>
public sealed class SignInDesk(SignInManager<TrackerUser> signIn, UserManager<TrackerUser> users, GuessingBrake brake, DecoyPassword decoy)
{
    public async Task<SignInOutcome> TryPasswordAsync(string pseudonym, string password, IPAddress? network)
    {
        var account = users.NormalizeName(pseudonym);
        if (!brake.MayTry(account, network))
        {
            return SignInOutcome.TooMany;
        }

        if (await users.FindByNameAsync(pseudonym) is not { IsDisabled: false } user)
        {
            decoy.Verify(password);
            return SignInOutcome.Wrong;
        }

        var result = await signIn.PasswordSignInAsync(user, password, isPersistent: false, lockoutOnFailure: false);
        if (result is { Succeeded: false, RequiresTwoFactor: false })
        {
            return SignInOutcome.Wrong;
        }

        brake.Succeeded(account, network);
        return result.Succeeded ? SignInOutcome.SignedIn : SignInOutcome.CodeWanted;
    }

    /// <summary>A code of the authenticator app, or one of the recovery codes, by whoever has given the password a moment ago.</summary>
    public async Task<SignInOutcome> TryCodeAsync(string code, IPAddress? network)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsDisabled: false } user)
        {
            return SignInOutcome.Wrong;
        }

        var account = "code " + user.Id;
        if (!brake.MayTry(account, network))
        {
            return SignInOutcome.TooMany;
        }

        var plain = string.Concat(code.Where(c => !char.IsWhiteSpace(c)));
        var result = plain.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(plain, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(plain.ToUpperInvariant());
        if (!result.Succeeded)
        {
            return SignInOutcome.Wrong;
        }

        brake.Succeeded(account, network);
        return SignInOutcome.SignedIn;
    }
}

/// <summary>A password of nobody's, hashed as everybody's are: checking it takes as long as checking a real one.</summary>
public sealed class DecoyPassword
{
    private readonly PasswordHasher<TrackerUser> _hasher;
    private readonly TrackerUser _nobody = new();
    private readonly string _hash;

    public DecoyPassword(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new PasswordHasher<TrackerUser>(options);
        _hash = _hasher.HashPassword(_nobody, Guid.NewGuid().ToString());
    }

    public void Verify(string password) => _hasher.VerifyHashedPassword(_nobody, _hash, password);
}
