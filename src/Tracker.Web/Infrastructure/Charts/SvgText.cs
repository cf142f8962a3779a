using System.Globalization;
using System.Text;
using System.Xml;

namespace Tracker.Web.Infrastructure.Charts;

/// <summary>
/// Writes SVG. Looks are told twice: by class, for pages, where the stylesheet knows light and dark, and by presentation attribute, for
/// files, which stand alone. Whatever comes from outside is encoded.
/// </summary>
internal sealed class SvgText : IDisposable
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    private readonly StringBuilder _text = new();
    private readonly XmlWriter _writer;

    public SvgText() => _writer = XmlWriter.Create(_text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment });

    /// <summary>Opens an element, which <see cref="Close"/> ends.</summary>
    /// <param name="name">Of the element.</param>
    /// <param name="attributes">Numbers are written without thousands and with a point.</param>
    public void Open(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        _writer.WriteStartElement(name, Namespace);
        foreach (var (attribute, value) in attributes)
        {
            _writer.WriteAttributeString(attribute, value is string text ? Clean(text) : Number(value));
        }
    }

    public void Close() => _writer.WriteEndElement();

    public void Draw(string name, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open(name, attributes);
        Close();
    }

    public void Write(string text, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        Open("text", attributes);
        _writer.WriteString(Clean(text));
        Close();
    }

    public override string ToString()
    {
        _writer.Flush();
        return _text.ToString();
    }

    public void Dispose() => _writer.Dispose();

    public static string Number(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>XML has no form for control characters.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(r => !r.IsBmp || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));
}
