namespace Tracker.Domain.Spreadsheets.Xlsx;

/// <summary>A worksheet as the workbook lists it.</summary>
internal sealed record Worksheet(string Name, string Part, bool IsVisible);

/// <summary>What the cells of every sheet need to be understood.</summary>
internal sealed record Workbook(
    IReadOnlyList<Worksheet> Sheets,
    bool CountsFrom1904,
    IReadOnlyList<string> SharedStrings,
    CellStyles Styles)
{
    public static Workbook Read(WorkbookArchive archive, TableLimits limits)
    {
        var part = Relationships.Of(archive, "", limits).Values.FirstOrDefault(to => to.Kind == "officeDocument").Target ?? "xl/workbook.xml";
        if (!archive.Has(part) || !part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase))
        {
            throw ForeignFile.NotAWorkbook(archive.Has);
        }

        var relationships = Relationships.Of(archive, part, limits);
        var (sheets, from1904) = ReadSheets(archive, part, relationships);
        return new Workbook(
            sheets,
            from1904,
            Xlsx.SharedStrings.Read(archive, PartOf(relationships, "sharedStrings"), limits),
            CellStyles.Read(archive, PartOf(relationships, "styles")));
    }

    private static string? PartOf(Dictionary<string, Relationship> relationships, string kind) =>
        relationships.Values.FirstOrDefault(to => to.Kind == kind && !to.IsExternal).Target;

    private static (IReadOnlyList<Worksheet> Sheets, bool From1904) ReadSheets(WorkbookArchive archive, string part, Dictionary<string, Relationship> relationships)
    {
        var sheets = new List<Worksheet>();
        var from1904 = false;
        using var xml = archive.Read(part);
        // The main part of a Word document is found in the same way; only its root tells, since names vary.
        if (!xml.ReadToRoot("workbook"))
        {
            throw ForeignFile.NotAWorkbook(archive.Has);
        }

        while (xml.Read())
        {
            if (xml.IsElement && xml.Name == "workbookPr")
            {
                from1904 = xml.Attribute("date1904") is "1" or "true" or "on";
            }
            else if (xml.IsElement && xml.Name == "sheet" && xml.RelationshipId() is { } id
                && relationships.TryGetValue(id, out var to) && to.Kind == "worksheet" && !to.IsExternal)
            {
                sheets.Add(new Worksheet(ShownText.Short(xml.Attribute("name") ?? ""), to.Target, xml.Attribute("state") is null or "visible"));
            }
        }

        // Two entries of one part would have it read twice, and a million of them a million times.
        return (sheets.DistinctBy(sheet => sheet.Part, StringComparer.OrdinalIgnoreCase).ToArray(), from1904);
    }
}
