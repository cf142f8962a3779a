namespace Tracker.Browser.Tests.Site;

/// <summary>Chromium's, which answers as a phone or a security key would.</summary>
internal static class VirtualAuthenticator
{
    public static async Task AddAsync(IBrowserContext window, IPage page)
    {
        var tools = await window.NewCDPSessionAsync(page);
        await tools.SendAsync("WebAuthn.enable");
        await tools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
