namespace Tracker.Web.Data;

/// <summary>
/// One browser in which somebody is signed in. The browser holds the key, the database only its hash; neither address nor kind of
/// browser is kept.
/// </summary>
public sealed class UserSession
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);
    public static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(30);

    private UserSession() { }

    public UserSession(string keyHash, string userId, string securityStamp, byte[] ticket, bool endsWhenIdle, DateTime nowUtc)
    {
        KeyHash = keyHash;
        UserId = userId;
        SecurityStamp = securityStamp;
        Ticket = ticket;
        EndsWhenIdle = endsWhenIdle;
        StartedAtUtc = nowUtc;
        LastUsedAtUtc = nowUtc;
    }

    public string KeyHash { get; private set; } = "";

    public string UserId { get; private set; } = "";

    /// <summary>The account's stamp when the session began; once the account has another, the session is over.</summary>
    public string SecurityStamp { get; private set; } = "";

    /// <summary>Who is signed in and how, encrypted.</summary>
    public byte[] Ticket { get; private set; } = [];

    /// <summary>True for editors and administrators, whose browser left open does more harm.</summary>
    public bool EndsWhenIdle { get; private set; }

    public DateTime StartedAtUtc { get; private set; }

    /// <summary>Up to a minute behind.</summary>
    public DateTime LastUsedAtUtc { get; private set; }

    public bool IsOver(DateTime lastUsedAtUtc, DateTime nowUtc) =>
        nowUtc - StartedAtUtc >= Longest || (EndsWhenIdle && nowUtc - lastUsedAtUtc >= LongestIdle);
}
