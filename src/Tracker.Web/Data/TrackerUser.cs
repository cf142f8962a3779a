using Microsoft.AspNetCore.Identity;

namespace Tracker.Web.Data;

/// <summary>Somebody who may sign in. Only the pseudonym is ever shown.</summary>
public sealed class TrackerUser : IdentityUser
{
    public const int PseudonymMaxLength = 60;
    public const int AskedWhyMaxLength = 500;

    [ProtectedPersonalData]
    public string Pseudonym { get; set; } = "";

    /// <summary>An administrator has closed the account; it can be opened again.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The day on which somebody asked for it by themselves; null once an administrator has let them in, and for whoever was invited.</summary>
    public DateOnly? AskedOn { get; set; }

    /// <summary>What they wrote about why they want to help, until that is decided.</summary>
    public string? AskedWhy { get; set; }
}

/// <summary>A one-time link that makes an account, or gives an account a new password. Only the token's hash is kept.</summary>
public sealed class OneTimeLink
{
    private OneTimeLink() { }

    public OneTimeLink(string tokenHash, string role, string? userId, string? email, DateTime expiresAtUtc)
    {
        TokenHash = tokenHash;
        Role = role;
        UserId = userId;
        Email = email;
        ExpiresAtUtc = expiresAtUtc;
    }

    public string TokenHash { get; private set; } = "";

    /// <summary>The role the new account gets.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The account whose password is set anew; null for a new account.</summary>
    public string? UserId { get; private set; }

    public string? Email { get; private set; }

    public DateTime ExpiresAtUtc { get; private set; }
}
