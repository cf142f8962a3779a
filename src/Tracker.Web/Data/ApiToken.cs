namespace Tracker.Web.Data;

/// <summary>With it a program does what its owner may, within its scopes and until it expires. Only the hash of its secret is kept, and of its use only the day.</summary>
public sealed class ApiToken
{
    public const int NameMaxLength = 60;
    public const int ScopesMaxLength = 40;

    private ApiToken() { }

    public ApiToken(string userId, string name, string secretHash, IEnumerable<string> scopes, DateTime nowUtc, DateTime expiresAtUtc)
    {
        UserId = userId;
        Name = name;
        SecretHash = secretHash;
        Scopes = string.Join(' ', scopes);
        MadeOn = DateOnly.FromDateTime(nowUtc);
        ExpiresAtUtc = expiresAtUtc;
    }

    public int Id { get; private set; }

    public string UserId { get; private set; } = "";

    /// <summary>By which its owner tells it from others.</summary>
    public string Name { get; private set; } = "";

    /// <summary>SHA-256 of the secret, as lower-case hexadecimal digits.</summary>
    public string SecretHash { get; private set; } = "";

    /// <summary>What it is for, divided by blanks.</summary>
    public string Scopes { get; private set; } = "";

    public DateOnly MadeOn { get; private set; }

    public DateTime ExpiresAtUtc { get; private set; }

    public DateOnly? LastUsedOn { get; private set; }
}
