using System.Text;
using System.Xml;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>
/// Reads the XML of one part forward: no DTD, nothing fetched from elsewhere, limited depth. Subtrees are never skipped
/// by the XML reader itself, which would pass by the limits.
/// </summary>
internal sealed class PartXml : IDisposable
{
    private readonly string part;
    private readonly int maxDepth;
    private readonly XmlReader xml;
    private readonly StringBuilder text = new();
    private readonly char[] chunk = new char[4096];

    public PartXml(Stream unpacked, string part, int maxDepth)
    {
        this.part = part;
        this.maxDepth = maxDepth;
        xml = XmlReader.Create(unpacked, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            CloseInput = true,
            NameTable = new CappedNameTable(),
        });
    }

    /// <summary>The element's name without its prefix: strict and transitional workbooks differ in namespaces only.</summary>
    public string Name => xml.LocalName;

    public bool IsElement => xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement;

    public bool Read()
    {
        try
        {
            if (!xml.Read())
            {
                return false;
            }
        }
        catch (XmlException e)
        {
            throw XlsxRefusal.Damaged(part, e);
        }

        return xml.Depth <= maxDepth ? true : throw XlsxRefusal.Oversized($"elements nested more than {maxDepth} deep");
    }

    /// <summary>Moves to the root element, and says whether it has this name.</summary>
    public bool ReadToRoot(string name)
    {
        while (Read())
        {
            if (IsElement)
            {
                return Name == name;
            }
        }

        return false;
    }

    /// <summary>Begins to read inside the current element: <c>var inside = Enter(); while (ReadInside(inside)) …</c></summary>
    public int Enter() => xml.IsEmptyElement ? int.MaxValue : xml.Depth;

    /// <summary>Moves to the next node inside the element that was entered; false at its end.</summary>
    public bool ReadInside(int entered) => entered < int.MaxValue && Read() && xml.Depth > entered;

    public string? Attribute(string name) => xml.GetAttribute(name);

    /// <summary>The <c>r:id</c> that points into the part's relationships.</summary>
    public string? RelationshipId()
    {
        string? id = null;
        while (xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.NamespaceURI.EndsWith("/relationships", StringComparison.Ordinal))
            {
                id = xml.Value;
            }
        }

        xml.MoveToElement();
        return id;
    }

    /// <summary>
    /// The text of the current element, whose end is current afterwards. One character more than
    /// <paramref name="max"/> is kept, for the reader to see that there was more.
    /// </summary>
    public string ReadText(int max)
    {
        text.Clear();
        AppendText(max);
        return text.ToString();
    }

    /// <summary>The text of a string item: its <c>t</c> elements, those of rich text runs included, phonetic guides not.</summary>
    public string ReadStringItem(int max)
    {
        text.Clear();
        var inside = Enter();
        while (ReadInside(inside))
        {
            if (IsElement && Name == "rPh")
            {
                SkipInside();
            }
            else if (IsElement && Name == "t")
            {
                AppendText(max);
            }
        }

        return EscapedText.Decode(text.ToString());
    }

    public void Dispose() => xml.Dispose();

    private void SkipInside()
    {
        var inside = Enter();
        while (ReadInside(inside))
        {
        }
    }

    private void AppendText(int max)
    {
        var inside = Enter();
        while (ReadInside(inside))
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                AppendValue(max);
            }
        }
    }

    private void AppendValue(int max)
    {
        try
        {
            for (int read; (read = xml.ReadValueChunk(chunk, 0, chunk.Length)) > 0;)
            {
                text.Append(chunk, 0, Math.Min(read, max + 1 - Math.Min(text.Length, max + 1)));
            }
        }
        catch (XmlException e)
        {
            throw XlsxRefusal.Damaged(part, e);
        }
    }
}
