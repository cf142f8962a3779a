using System.Linq.Expressions;
using System.Reflection;
using Tracker.Domain.Agencies;
using Tracker.Domain.Jurisdictions;

namespace Tracker.Domain.Records;

/// <summary>Makes the columns of one record type from its input's properties, and knows those that every type has.</summary>
public static class RecordColumns
{
    public const string Where = "Where and who";
    public const string Dates = "Dates";
    public const string What = "What it says";
    public const string Filing = "Summary and filing";

    public static RecordColumn Text<T>(string name, string label, Expression<Func<T, string?>> property, int maxLength = 200) where T : RecordInput =>
        Make(name, label, FieldKind.Text, property) with { MaxLength = maxLength };

    public static RecordColumn LongText<T>(string name, string label, Expression<Func<T, string?>> property, int maxLength) where T : RecordInput =>
        Make(name, label, FieldKind.LongText, property) with { MaxLength = maxLength };

    public static RecordColumn Date<T>(string name, string label, Expression<Func<T, string?>> property) where T : RecordInput =>
        Make(name, label, FieldKind.Date, property) with { Group = Dates };

    public static RecordColumn Code<T, TEnum>(string name, string label, Expression<Func<T, string?>> property)
        where T : RecordInput where TEnum : struct, Enum =>
        Make(name, label, FieldKind.Code, property) with { Codes = Codes<TEnum>.All, Group = What, Essential = true };

    public static RecordColumn CodeSet<T, TEnum>(string name, string label, Expression<Func<T, string?>> property)
        where T : RecordInput where TEnum : struct, Enum =>
        Make(name, label, FieldKind.CodeSet, property) with { Codes = Codes<TEnum>.All, Group = What, Essential = true };

    public static RecordColumn Url<T>(string name, string label, Expression<Func<T, string?>> property) where T : RecordInput =>
        Make(name, label, FieldKind.Url, property) with { MaxLength = Sources.WebAddress.MaxLength, Group = What };

    public static RecordColumn Number<T>(string name, string label, Expression<Func<T, string?>> property) where T : RecordInput =>
        Make(name, label, FieldKind.Number, property) with { MaxLength = 20, Group = What };

    public static RecordColumn YesNo<T>(string name, string label, Expression<Func<T, string?>> property) where T : RecordInput =>
        Make(name, label, FieldKind.YesNo, property) with { Group = What };

    public static RecordColumn Terms<T>(string name, string label, Expression<Func<T, string?>> property) where T : RecordInput =>
        Make(name, label, FieldKind.Terms, property) with { MaxLength = 1_000 };

    public static RecordColumn Refs<T>(string name, string label, Expression<Func<T, string?>> property) where T : RecordInput =>
        Make(name, label, FieldKind.Refs, property) with { Hint = "References, divided by semicolons: 287g-7K3M9Q; san-4T9XQ2." };

    public static RecordColumn Computed(string name, string label) => new(name, label, FieldKind.Text) { Derived = true };

    /// <summary>What stands before a type's own columns.</summary>
    public static IReadOnlyList<RecordColumn> Head { get; } =
    [
        Text<RecordInput>("ref", "Reference", i => i.Ref, RecordRef.MaxLength) with { Hidden = true },
        Computed("type", "Type"),
        Text<RecordInput>("geoid", "Jurisdiction (GEOID)", i => i.Geoid, GeoId.MaxLength) with { Group = Where },
        Text<RecordInput>("state", "State", i => i.State, 60) with { Group = Where, Hint = "The two-letter postal code." },
        Text<RecordInput>("jurisdiction", "Jurisdiction", i => i.Jurisdiction, Domain.Jurisdictions.Jurisdiction.NameMaxLength) with { Group = Where, Essential = true },
        Text<RecordInput>("agency", "Agency", i => i.Agency, Agency.NameMaxLength) with { Group = Where, Essential = true, Hint = "Its full name, such as Harris County Sheriff’s Office." },
        Code<RecordInput, AgencyKind>("agency_kind", "Kind of agency", i => i.AgencyKind) with { Group = Where, Essential = false, Hint = "Only for an agency that is not recorded yet; left open, its name decides." },
    ];

    public static RecordColumn Contested { get; } = Computed("contested", "Contested");

    /// <summary>What stands after a type's own columns and before the sources.</summary>
    public static IReadOnlyList<RecordColumn> Body { get; } =
    [
        Computed("status", "Status"),
        Contested,
        LongText<RecordInput>("summary", "Summary", i => i.Summary, CooperationRecord.SummaryMaxLength) with { Group = Filing, Essential = true, Hint = "One or two plain sentences: what was agreed, by whom." },
        LongText<RecordInput>("notes", "Notes", i => i.Notes, CooperationRecord.NotesMaxLength) with { Group = Filing, Hint = "Doubts, context, what to check next." },
        Text<RecordInput>("term", "Primary term", i => i.Term, Taxonomy.TaxonomyTerm.SlugMaxLength) with { Group = Filing },
        Terms<RecordInput>("tags", "Further terms", i => i.Tags) with { Group = Filing },
    ];

    /// <summary>What stands after the sources.</summary>
    public static IReadOnlyList<RecordColumn> Tail { get; } =
    [
        Date<RecordInput>("last_verified_on", "Last verified", i => i.LastVerifiedOn) with { Group = Filing, Hint = "When somebody last saw that this still holds." },
        Number<RecordInput>("version", "Version", i => i.Version) with { Hidden = true },
        Computed("updated_on", "Updated"),
    ];

    public static RecordColumn StartedOn { get; } = Date<RecordInput>("started_on", "Started", i => i.StartedOn) with { Essential = true };

    public static RecordColumn EndedOn { get; } = Date<RecordInput>("ended_on", "Ended", i => i.EndedOn) with { Hint = "Leave open where no end is known." };

    private static RecordColumn Make<T>(string name, string label, FieldKind kind, Expression<Func<T, string?>> property) where T : RecordInput
    {
        var info = (PropertyInfo)((MemberExpression)property.Body).Member;
        var read = info.GetMethod!.CreateDelegate<Func<T, string?>>();
        var write = info.SetMethod!.CreateDelegate<Action<T, string?>>();
        return new RecordColumn(name, label, kind)
        {
            Property = info.Name,
            Read = i => read((T)i),
            Write = (i, v) => write((T)i, v),
        };
    }
}
