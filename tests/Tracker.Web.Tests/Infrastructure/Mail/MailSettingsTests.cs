using MailKit.Security;
using Microsoft.Extensions.Configuration;
using Tracker.Web.Infrastructure.Mail;

namespace Tracker.Web.Tests.Infrastructure.Mail;

public sealed class MailSettingsTests
{
    [Fact]
    public void Without_a_server_no_mail_is_sent_and_with_one_the_usual_port_is_encrypted()
    {
        MailSettings.Of(Set(("Host", ""))).ShouldBeNull();

        var settings = MailSettings.Of(Set())!;

        (settings.Port, settings.Security).ShouldBe((587, SecureSocketOptions.StartTls));
        MailSettings.Of(Set(("Security", "tls")))!.Port.ShouldBe(465);
    }

    [Theory]
    [InlineData("Security", "ssl", "set it to one of starttls, tls, none")]
    [InlineData("Port", "smtp", "a number from 1 to 65535")]
    [InlineData("From", "nobody<", "the address that letters come from")]
    [InlineData("Site", "tracker.example.org", "the public address of the site")]
    [InlineData("TimeoutSeconds", "0", "a number from 1 to 600")]
    public void A_setting_that_cannot_be_says_what_to_do(string name, string value, string remedy) =>
        Should.Throw<InvalidOperationException>(() => MailSettings.Of(Set((name, value)))).Message.ShouldContain(remedy);

    private static IConfigurationRoot Set(params (string Name, string Value)[] more) => new ConfigurationBuilder().AddInMemoryCollection(
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["Host"] = "mail.example.org", ["From"] = "tracker@example.org", ["Site"] = "https://tracker.example.org" }
            .Concat(more.Select(m => KeyValuePair.Create(m.Name, (string?)m.Value))).GroupBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(g => "Tracker:Mail:" + g.Key, g => g.Last().Value, StringComparer.Ordinal)).Build();
}
