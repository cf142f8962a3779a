namespace Tracker.Domain.Accounts;

/// <summary>
/// Which passwords a guesser tries first: a common word, whatever is put around it, one piece repeated, a run along the
/// alphabet or the keyboard, one's own pseudonym. There are no rules on which kinds of character a password must have.
/// </summary>
public static class GuessablePassword
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    /// <summary>A piece of up to so many characters, repeated to make a password, is as easily guessed as once.</summary>
    private const int RepeatedPiece = 6;

    /// <summary>With fewer characters beside what is common, a guesser tries them all.</summary>
    private const int FewCharacters = 4;

    private const string Rows = "abcdefghijklmnopqrstuvwxyz|qwertyuiopasdfghjklzxcvbnm|qwertzuiopasdfghjklyxcvbnm|azertyuiopqsdfghjklmwxcvbn|01234567890123456789|qazwsxedcrfvtgbyhnujmikolp|1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p";

    // In guessers' lists before all others; longer words first, since they are taken out of the password one after another.
    private static readonly string[] Common =
    [
        .. """
        correcthorsebatterystaple administrator liverpool masterpassword mypassword passphrase passwords password passwort contrasena motdepasse letmeinnow letmein welcome
        administrador superman batman starwars football baseball basketball iloveyou ilovejesus trustno1 changeme changethis default temporary secret
        sunshine princess dragon monkey shadow master michael jennifer jordan harley ashley hunter killer whatever computer internet
        starwars pokemon charlie thomas robert daniel jessica michelle nicole andrea freedom america mexico texas california
        spring summer autumn winter january february march april june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday google facebook twitter youtube samsung apple windows microsoft
        tracker sheriff immigration sanctuary cooperation jurisdiction admin editor contributor login test guest user root love hello pass
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).OrderByDescending(w => w.Length),
    ];

    /// <summary>What to do about it, in words; null where nobody would guess it soon.</summary>
    /// <param name="pseudonym">Whose password it becomes, where that is known.</param>
    public static string? ProblemOf(string password, string? pseudonym)
    {
        var plain = Plain(password);
        if (IsRepetition(plain) || IsRun(plain))
        {
            return "This password is a pattern that is guessed at once. Choose a sentence of your own.";
        }

        if (pseudonym is { Length: > 2 } && Without(plain, [Plain(pseudonym)]).Length < FewCharacters)
        {
            return "This password is hardly more than your pseudonym. Choose a sentence of your own.";
        }

        return Without(plain, Common).Length < FewCharacters ? "This password is in every guesser’s list. Choose a sentence of your own." : null;
    }

    /// <summary>Lower case, without blanks and signs, with the digits and signs that stand for letters read as those.</summary>
    private static string Plain(string text) => string.Concat(text.ToLowerInvariant().Select(c => c switch
    {
        '@' => 'a',
        '$' => 's',
        _ => c,
    }).Where(char.IsLetterOrDigit));

    private static string Without(string plain, IEnumerable<string> words)
    {
        var left = Letters(plain);
        foreach (var word in words.Select(Letters).Where(w => w.Length > 0))
        {
            left = left.Replace(word, "", StringComparison.Ordinal);
        }

        return left;
    }

    // Digits at the end are what people add to a word; those within it stand for letters.
    private static string Letters(string plain) => string.Concat(plain.TrimEnd([.. "0123456789"]).TrimStart([.. "0123456789"]).Select(c => c switch
    {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => c,
    }));

    private static bool IsRepetition(string plain) =>
        Enumerable.Range(1, RepeatedPiece).Any(length => Enumerable.Range(0, plain.Length).All(i => plain[i] == plain[i % length]));

    private static bool IsRun(string plain) =>
        Rows.Split('|').Any(row => (row + row).Contains(plain, StringComparison.Ordinal) || string.Concat((row + row).Reverse()).Contains(plain, StringComparison.Ordinal));
}
