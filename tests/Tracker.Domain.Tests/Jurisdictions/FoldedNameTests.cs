using FsCheck.Xunit;
using Tracker.Domain.Jurisdictions;
using Tracker.Domain.Tests.Spreadsheets;

namespace Tracker.Domain.Tests.Jurisdictions;

public sealed class FoldedNameTests
{
    [Theory]
    [InlineData("Doña Ana County", "dona ana county")]
    [InlineData("Don\u0303a Ana County", "dona ana county")]
    [InlineData("DOÑA ANA COUNTY", "dona ana county")]
    [InlineData("O\u02BBahu", "oahu")]
    [InlineData("Hawai\u2018i", "hawaii")]
    [InlineData("Hawai'i", "hawaii")]
    [InlineData("Prince George’s County", "prince georges county")]
    [InlineData("Prince George's County", "prince georges county")]
    [InlineData("Prince George\u00B4s County", "prince georges county")]
    [InlineData("Prince George`s County", "prince georges county")]
    [InlineData("Prince George＇s County", "prince georges county")]
    [InlineData("St. Louis", "st louis")]
    [InlineData("Saint Louis", "st louis")]
    [InlineData("Ste. Genevieve County", "st genevieve county")]
    [InlineData("Sainte Genevieve County", "st genevieve county")]
    [InlineData("Fort Bend County", "ft bend county")]
    [InlineData("Ft. Bend County", "ft bend county")]
    [InlineData("Mount Vernon", "mt vernon")]
    [InlineData("Florida Fish & Wildlife", "florida fish and wildlife")]
    [InlineData("Miami-Dade County", "miami dade county")]
    [InlineData("  Two \u00A0 blanks\t", "two blanks")]
    [InlineData("Añasco Municipio", "anasco municipio")]
    [InlineData("Santa", "santa")]
    [InlineData("Stewart", "stewart")]
    [InlineData("Fortuna", "fortuna")]
    [InlineData("DELAWARE**", "delaware")]
    [InlineData("***", "")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_name_is_folded_to_what_people_type(string? name, string folded)
    {
        FoldedName.Of(name).ShouldBe(folded);
    }

    [Theory]
    [InlineData("De Kalb County", "DeKalb County")]
    [InlineData("LaSalle Parish", "La Salle Parish")]
    [InlineData("Saint Mary’s", "St Marys")]
    [InlineData("O'Brien", "OBrien")]
    [InlineData("O\u00B4Brien", "O’Brien")]
    public void The_key_minds_no_blanks(string one, string other)
    {
        FoldedName.KeyOf(one).ShouldBe(FoldedName.KeyOf(other));
    }

    [Fact]
    public void Half_of_a_character_does_no_harm()
    {
        FoldedName.Of("Harris\uD83D County").ShouldBe("harris county");
    }

    [Property(Arbitrary = [typeof(AwkwardText)], MaxTest = 2_000)]
    public bool Folding_again_changes_nothing(string name) => FoldedName.Of(FoldedName.Of(name)) == FoldedName.Of(name);

    [Property(MaxTest = 2_000)]
    public bool Any_text_can_be_folded(string? name) => FoldedName.Of(name).Trim() == FoldedName.Of(name) && FoldedName.KeyOf(name).IndexOf(' ', StringComparison.Ordinal) < 0;
}
