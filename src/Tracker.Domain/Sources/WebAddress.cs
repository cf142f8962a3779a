using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Tracker.Domain.Sources;

/// <summary>Addresses that may be shown as links: http and https only, so that no <c>javascript:</c> ever becomes one.</summary>
public static partial class WebAddress
{
    public const int MaxLength = 2_000;

    public static bool TryParse([NotNullWhen(true)] string? text, out string address)
    {
        address = text?.Trim() ?? "";
        return address.Length is > 0 and <= MaxLength
            && !HasBlankOrControl(address)
            && Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https"
            && uri.Host.Length > 0
            && uri.UserInfo.Length == 0;
    }

    private static bool HasBlankOrControl(string address)
    {
        foreach (var c in address)
        {
            if (char.IsControl(c) || char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Undoes what a mail filter (Outlook's Safe Links), a browser extension or a lost slash did to an address
    /// in ICE's published workbooks; any other address comes back as it was.
    /// </summary>
    public static string Unwrap(string address)
    {
        var text = address.Trim();
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri)
            && uri.Host.EndsWith(".safelinks.protection.outlook.com", StringComparison.OrdinalIgnoreCase)
            && SafeLinkTarget().Match(uri.Query) is { Success: true } target)
        {
            text = Uri.UnescapeDataString(target.Groups["url"].Value);
        }

        text = ExtensionViewer().Replace(text, "");
        return LostSlash().Replace(text, "${scheme}://");
    }

    [GeneratedRegex(@"[?&]url=(?<url>[^&]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SafeLinkTarget();

    [GeneratedRegex(@"^chrome-extension://[a-z]+/(?=https?:)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex ExtensionViewer();

    [GeneratedRegex(@"^(?<scheme>https?):/(?!/)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex LostSlash();
}
