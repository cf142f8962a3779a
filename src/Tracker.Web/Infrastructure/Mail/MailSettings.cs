using System.Globalization;
using MailKit.Security;
using MimeKit;

namespace Tracker.Web.Infrastructure.Mail;

/// <summary>The settings under <c>Tracker:Mail</c>: by which server letters go, and in whose name.</summary>
/// <param name="Site">The public address of the site, which links in letters begin with: never what a browser says it is.</param>
/// <param name="Timeout">For one try.</param>
/// <param name="Pause">Between two tries.</param>
public sealed record MailSettings(string Host, int Port, SecureSocketOptions Security, string? User, string? Password, MailboxAddress From, Uri Site, TimeSpan Timeout, TimeSpan Pause)
{
    private const string Section = "Tracker:Mail";

    private static readonly Dictionary<string, (SecureSocketOptions Security, int Port)> Modes = new(StringComparer.Ordinal)
    {
        ["starttls"] = (SecureSocketOptions.StartTls, 587),
        ["tls"] = (SecureSocketOptions.SslOnConnect, 465),
        ["none"] = (SecureSocketOptions.None, 25),
    };

    /// <summary>Null where no server is set: then links are handed over by people.</summary>
    /// <exception cref="InvalidOperationException">Something is set that cannot be, or lacks; it says what to do.</exception>
    public static MailSettings? Of(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        if (string.IsNullOrWhiteSpace(section["Host"]))
        {
            return null;
        }

        var mode = section["Security"] ?? "starttls";
        if (!Modes.TryGetValue(mode, out var usual))
        {
            throw Wrong("Security", mode, $"set it to one of {string.Join(", ", Modes.Keys)}");
        }

        return new MailSettings(
            section["Host"]!.Trim(), Number(section, "Port", usual.Port, 65_535), usual.Security, section["User"], section["Password"],
            MailboxAddress.TryParse(section["From"] ?? "", out var from) ? from : throw Wrong("From", section["From"], "set it to the address that letters come from, such as tracker@example.org"),
            Uri.TryCreate(section["Site"], UriKind.Absolute, out var site) && site.Scheme is "https" or "http" ? site : throw Wrong("Site", section["Site"], "set it to the public address of the site, such as https://tracker.example.org"),
            TimeSpan.FromSeconds(Number(section, "TimeoutSeconds", 30, 600)), TimeSpan.FromSeconds(Number(section, "RetrySeconds", 20, 3_600)));
    }

    private static int Number(IConfigurationSection section, string name, int otherwise, int most) => section[name] is not { Length: > 0 } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
        : throw Wrong(name, text, $"set it to a number from 1 to {most}");

    private static InvalidOperationException Wrong(string name, string? value, string remedy) => new($"{Section}:{name} is “{value}”; {remedy}.");
}
