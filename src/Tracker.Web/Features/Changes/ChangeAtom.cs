using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Xml;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Features.Changes;

/// <summary>Where a feed is and what it is called.</summary>
/// <param name="Site">The site's address, without a slash at its end.</param>
/// <param name="Authority">The site's name in the network, of which the entries' permanent names are made.</param>
/// <param name="Query">The filters, as in the address; empty without.</param>
public sealed record FeedAddress(string Site, string Authority, string Query)
{
    public string Self => Site + "/changes.atom" + Query;

    public string Page => Site + "/changes" + Query;

    /// <summary>A “tag” URI (RFC 4151): the same for ever, wherever the feed is read.</summary>
    public string Tag(string path) => $"tag:{Authority},2026:{path}";
}

/// <summary>Writes the feed as Atom (RFC 4287). When is a day, as everywhere in public: each entry has the first moment of it.</summary>
public static class ChangeAtom
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    private static readonly XmlWriterSettings Settings = new() { Async = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), Indent = true };

    /// <param name="today">The day of a feed that has no entry.</param>
    public static async Task WriteAsync(FeedAddress address, string title, IReadOnlyList<ChangeLine> lines, DateOnly today, Stream output, CancellationToken cancellation)
    {
        await using var writer = XmlWriter.Create(output, Settings);
        writer.WriteStartElement("feed", Namespace);
        writer.WriteAttributeString("xml", "lang", null, "en");
        Element(writer, "id", address.Tag("/changes" + address.Query));
        Element(writer, "title", title);
        Element(writer, "updated", Moment(lines.Count > 0 ? DateOnly.FromDateTime(lines[0].AtUtc) : today));
        Link(writer, "self", "application/atom+xml", address.Self);
        Link(writer, "alternate", "text/html", address.Page);
        foreach (var line in lines)
        {
            cancellation.ThrowIfCancellationRequested();
            WriteEntry(writer, address, line);
        }

        writer.WriteEndElement();
        await writer.FlushAsync();
    }

    private static void WriteEntry(XmlWriter writer, FeedAddress address, ChangeLine line)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/changes/{line.Id}");
        writer.WriteStartElement("entry");
        Element(writer, "id", address.Tag(path));
        Element(writer, "title", line.Reason.Length > 0 ? line.Reason : line.OriginLabel);
        Element(writer, "updated", Moment(DateOnly.FromDateTime(line.AtUtc)));
        writer.WriteStartElement("author");
        Element(writer, "name", line.By);
        writer.WriteEndElement();
        Link(writer, "alternate", "text/html", address.Site + path);
        writer.WriteStartElement("category");
        writer.WriteAttributeString("term", line.Origin);
        writer.WriteAttributeString("label", line.OriginLabel);
        writer.WriteEndElement();
        writer.WriteStartElement("content");
        writer.WriteAttributeString("type", "html");
        writer.WriteString(Clean(Html(address, line)));
        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static string Html(FeedAddress address, ChangeLine line)
    {
        var encoder = HtmlEncoder.Default;
        var records = line.Some.Select(r => $"<a href=\"{encoder.Encode($"{address.Site}/records/{r}")}\">{encoder.Encode(r)}</a>");
        var rest = line.Records > line.Some.Count ? $" and {line.Records - line.Some.Count:N0} more" : "";
        var touched = line.Records == 0 ? "" : $"<p>{Domain.Text.Plural(line.Records, "record", "records")}: {string.Join(", ", records)}{rest}</p>";
        return $"<p>{encoder.Encode(line.Reason)}</p>{touched}";
    }

    private static void Link(XmlWriter writer, string relation, string type, string href)
    {
        writer.WriteStartElement("link");
        writer.WriteAttributeString("rel", relation);
        writer.WriteAttributeString("type", type);
        writer.WriteAttributeString("href", href);
        writer.WriteEndElement();
    }

    private static void Element(XmlWriter writer, string name, string text) => writer.WriteElementString(name, Namespace, Clean(text));

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T00:00:00Z";

    /// <summary>XML has no form for control characters.</summary>
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
}
