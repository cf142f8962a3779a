using System.Xml;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>Names of elements and attributes, which an XML reader keeps for good: millions of different ones would fill the memory.</summary>
internal sealed class CappedNameTable : NameTable
{
    private const int MaxNames = 10_000;

    private int count;

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    private string Counted(string name) => ++count <= MaxNames
        ? name
        : throw XlsxRefusal.Oversized("thousands of different XML names");
}
