using FsCheck.Xunit;
using Tracker.Domain.Sources;

namespace Tracker.Domain.Tests.Sources;

public sealed class WebAddressTests
{
    [Theory]
    [InlineData("https://www.ice.gov/identify-and-arrest/287g")]
    [InlineData("http://example.org")]
    [InlineData("HTTPS://Example.org/A?b=c&d=%20#e")]
    [InlineData("https://example.org/doña")]
    [InlineData("https://example.org:8443/x")]
    [InlineData("https://web.archive.org/web/2025/https://www.ice.gov/")]
    [InlineData("  https://example.org/  ")]
    public void An_address_of_the_web_is_kept_as_it_stands(string text)
    {
        WebAddress.TryParse(text, out var address).ShouldBeTrue();
        address.ShouldBe(text.Trim());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JavaScript:alert(1)//https://example.org")]
    [InlineData("java\nscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/")]
    [InlineData("mailto:a@example.org")]
    [InlineData("//example.org/x")]
    [InlineData("/records")]
    [InlineData("example.org")]
    [InlineData("www.ice.gov/287g")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://user:secret@example.org/")]
    [InlineData("https://www.ice.gov@evil.example/")]
    [InlineData("https://example.org/a b")]
    [InlineData("https://example.org/a\u00A0b")]
    [InlineData("https://example.org/\u0000")]
    [InlineData("link")]
    [InlineData("link pending")]
    [InlineData("chrome-extension://abc/https://example.org")]
    public void Anything_else_never_becomes_a_link(string? text)
    {
        WebAddress.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void An_address_has_at_most_2000_characters()
    {
        WebAddress.TryParse("https://example.org/" + new string('a', 1_980), out _).ShouldBeTrue();
        WebAddress.TryParse("https://example.org/" + new string('a', 1_981), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(
        "https://nam04.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.ice.gov%2Fdoclib%2F287gMOA%2Fx.pdf&data=05%7C02%7C&sdata=abc%3D&reserved=0",
        "https://www.ice.gov/doclib/287gMOA/x.pdf")]
    [InlineData("https://GCC02.SAFELINKS.protection.outlook.com/?data=1&URL=https%3A%2F%2Fexample.org%2F%3Fa%3Db%26c", "https://example.org/?a=b&c")]
    [InlineData("chrome-extension://efaidnbmnnnibpcajpcglclefindmkaj/https://www.ice.gov/x.pdf", "https://www.ice.gov/x.pdf")]
    [InlineData("https:/www.ice.gov/x.pdf", "https://www.ice.gov/x.pdf")]
    [InlineData("http:/www.ice.gov/x.pdf", "http://www.ice.gov/x.pdf")]
    [InlineData(" https://www.ice.gov/x.pdf ", "https://www.ice.gov/x.pdf")]
    [InlineData("https://example.org/?url=https%3A%2F%2Fevil.example", "https://example.org/?url=https%3A%2F%2Fevil.example")]
    [InlineData("https://safelinks.protection.outlook.com.evil.example/?url=x", "https://safelinks.protection.outlook.com.evil.example/?url=x")]
    [InlineData("link", "link")]
    [InlineData("", "")]
    public void What_a_mail_filter_a_browser_or_a_typist_did_to_it_is_undone(string wrapped, string address)
    {
        WebAddress.Unwrap(wrapped).ShouldBe(address);
        WebAddress.Unwrap(address).ShouldBe(address);
    }

    [Fact]
    public void A_wrapped_script_does_not_get_through()
    {
        var address = WebAddress.Unwrap("https://nam04.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)");

        WebAddress.TryParse(address, out _).ShouldBeFalse();
    }

    [Property(MaxTest = 2_000)]
    public bool Any_text_is_an_address_of_the_web_or_none(string? text) =>
        (!WebAddress.TryParse(text, out var address) || address.StartsWith("http", StringComparison.OrdinalIgnoreCase)) && WebAddress.Unwrap(text ?? "") is not null;
}
