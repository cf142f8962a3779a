namespace Tracker.Domain.Jurisdictions;

/// <summary>
/// Letters without their marks. The program runs without ICU, so that nothing but .NET must be installed, and
/// <see cref="string.Normalize()"/> then returns every text as it was: “Doña” would keep its tilde and never be found as “Dona”.
/// </summary>
internal static class PlainLetters
{
    private const char FullWidthOffset = (char)0xFEE0;

    // A plain letter, then the lower-case letters of Unicode's blocks Latin-1 Supplement, Latin Extended-A, -B and Additional
    // whose compatibility decomposition is that letter with marks.
    private static readonly string[] Marked =
    [
        "aªàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ", "bḃḅḇ", "cçćĉċčḉ", "dďḋḍḏḑḓ", "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ", "fḟ", "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖ", "iìíîïĩīĭįİǐȉȋḭḯỉị", "jĵǰ", "kķǩḱḳḵ", "lĺļľḷḹḻḽ", "mḿṁṃ", "nñńņňǹṅṇṉṋ", "oºòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ",
        "pṕṗ", "rŕŗřȑȓṙṛṝṟ", "sśŝşšſșṡṣṥṧṩẛ", "tţťțṫṭṯṱẗ", "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự", "vṽṿ", "wŵẁẃẅẇẉẘ", "xẋẍ", "yýÿŷȳẏẙỳỵỷỹ", "zźżžẑẓẕ",
    ];

    private static readonly Dictionary<char, char> Plain =
        Marked.SelectMany(group => group[1..].Select(letter => (letter, group[0]))).ToDictionary(p => p.letter, p => p.Item2);

    /// <summary>The character in lower case, without marks and of ordinary width.</summary>
    public static char Of(char c)
    {
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterUpper(c) ? (char)(c | ' ') : c;
        }

        var ordinary = c is >= '！' and <= '～' ? (char)(c - FullWidthOffset) : c;
        var lower = char.ToLowerInvariant(ordinary);
        return char.IsAscii(lower) ? lower : Plain.GetValueOrDefault(lower, lower);
    }
}
