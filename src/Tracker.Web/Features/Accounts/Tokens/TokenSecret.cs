using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tracker.Web.Features.Accounts.Tokens;

/// <summary>The text of a token: <c>tracker_</c> and 256 random bits. Only its hash is kept.</summary>
internal static class TokenSecret
{
    private const string Prefix = "tracker_";
    private const int Bytes = 32;
    private const int Characters = 43;

    public static string New() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>Whether it can be one at all, so that nothing else is looked up.</summary>
    public static bool IsOne(string text) =>
        text.Length == Prefix.Length + Characters && text.StartsWith(Prefix, StringComparison.Ordinal) && Base64Url.IsValid(text.AsSpan(Prefix.Length));

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
