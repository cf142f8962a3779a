using FsCheck.Xunit;
using Tracker.Domain.Spreadsheets;

namespace Tracker.Domain.Tests.Spreadsheets;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("\nx", "'\nx")]
    [InlineData("\0x", "'\0x")]
    [InlineData("＝1", "'＝1")]
    [InlineData("＋1", "'＋1")]
    [InlineData("－1", "'－1")]
    [InlineData("＠x", "'＠x")]
    [InlineData("'=1", "''=1")]
    [InlineData("''=1", "'''=1")]
    [InlineData("'tis", "'tis")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    [InlineData("a=1", "a=1")]
    [InlineData(" =1", " =1")]
    public void Text_that_would_run_gets_one_apostrophe_and_loses_it_again(string text, string written)
    {
        FormulaGuard.Protect(text).ShouldBe(written);
        FormulaGuard.Unprotect(written).ShouldBe(text);
    }

    [Theory]
    [InlineData("=1")]
    [InlineData("'tis")]
    [InlineData("-97.1")]
    public void Text_that_was_never_protected_is_read_as_it_is(string text)
    {
        FormulaGuard.Unprotect(text).ShouldBe(text);
    }

    [Property(Arbitrary = [typeof(AwkwardText)], MaxTest = 2_000)]
    public bool Nothing_is_lost(string text) => FormulaGuard.Unprotect(FormulaGuard.Protect(text)) == text;

    [Property(Arbitrary = [typeof(AwkwardText)], MaxTest = 2_000)]
    public bool Nothing_that_is_written_starts_a_formula(string text) => FormulaGuard.Protect(text) is not ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\0' or '＝' or '＋' or '－' or '＠', ..];
}
