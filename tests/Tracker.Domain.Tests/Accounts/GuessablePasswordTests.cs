using Tracker.Domain.Accounts;

namespace Tracker.Domain.Tests.Accounts;

public sealed class GuessablePasswordTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("passwordpassword")]
    [InlineData("letmein-letmein-2025")]
    [InlineData("Welcome Welcome 1")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("sunshine!sunshine")]
    [InlineData("TrackerAdmin2026")]
    [InlineData("iloveyou123456")]
    public void A_common_word_with_anything_around_it_is_refused(string password) =>
        GuessablePassword.ProblemOf(password, null).ShouldBe("This password is in every guesser’s list. Choose a sentence of your own.");

    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("zyxwvutsrqpo")]
    [InlineData("............")]
    public void A_pattern_is_refused(string password) =>
        GuessablePassword.ProblemOf(password, null).ShouldBe("This password is a pattern that is guessed at once. Choose a sentence of your own.");

    [Fact]
    public void Ones_own_pseudonym_is_refused() =>
        GuessablePassword.ProblemOf("Ada-Minster-2026", "ada minster").ShouldBe("This password is hardly more than your pseudonym. Choose a sentence of your own.");

    [Theory]
    [InlineData("a long sentence to remember")]
    [InlineData("long enough to keep")]
    [InlineData("nine herons over the ditch")]
    [InlineData("kV9#pQ2!mZx7")]
    [InlineData("die Katze sitzt am Fenster")]
    [InlineData("пароль из многих слов")]
    public void A_sentence_or_a_drawn_text_is_taken(string password) => GuessablePassword.ProblemOf(password, "ada").ShouldBeNull();
}
