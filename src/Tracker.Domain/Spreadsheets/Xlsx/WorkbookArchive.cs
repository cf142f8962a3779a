using System.IO.Compression;

namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>The parts of a workbook, which is a ZIP archive of XML files that point to each other.</summary>
internal sealed class WorkbookArchive : IDisposable
{
    private readonly ZipArchive zip;
    private readonly TableLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    private readonly UnpackBudget budget;

    private WorkbookArchive(ZipArchive zip, TableLimits limits)
    {
        this.zip = zip;
        this.limits = limits;
        budget = new UnpackBudget(limits.MaxUnpackedBytes);
        foreach (var entry in zip.Entries)
        {
            // Some programs write their own kind of slash.
            parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    public static WorkbookArchive Open(Stream file, TableLimits limits)
    {
        ZipDirectory.RefuseTooManyParts(file, limits.MaxParts);
        file.Position = 0;
        ZipArchive? opened = null;
        try
        {
            opened = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return new WorkbookArchive(opened, limits);
        }
        catch (InvalidDataException e)
        {
            opened?.Dispose();
            throw XlsxRefusal.Damaged(e);
        }
    }

    public bool Has(string part) => parts.ContainsKey(part);

    /// <summary>Begins to read a part; one that is read <paramref name="again"/> was counted before and has a budget of its own.</summary>
    public PartXml Read(string part, bool again = false)
    {
        if (!parts.TryGetValue(part, out var entry))
        {
            throw XlsxRefusal.Damaged(part);
        }

        if (entry.IsEncrypted)
        {
            throw XlsxRefusal.Protected();
        }

        try
        {
            return new PartXml(new PartStream(entry.Open(), part, again ? new UnpackBudget(limits.MaxUnpackedBytes) : budget), part, limits.MaxDepth);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException)
        {
            throw XlsxRefusal.Damaged(part, e);
        }
    }

    public void Dispose() => zip.Dispose();
}
