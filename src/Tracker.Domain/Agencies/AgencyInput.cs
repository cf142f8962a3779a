using FluentValidation;

namespace Tracker.Domain.Agencies;

/// <summary>An agency as it was typed in a form.</summary>
public sealed class AgencyInput
{
    public string? Name { get; set; }

    public string? Kind { get; set; }

    /// <summary>Where it is at home, by name or GEOID.</summary>
    public string? Home { get; set; }

    /// <summary>The GEOID that was picked for the home, if one was.</summary>
    public string? HomeGeoid { get; set; }

    public string? Ori { get; set; }

    /// <summary>One a line.</summary>
    public string? OtherNames { get; set; }

    public int? Version { get; set; }

    /// <summary>The agency as its form shows it; its other names must be loaded.</summary>
    public static AgencyInput Of(Agency agency, string homeName) => new()
    {
        Name = agency.Name,
        Kind = Codes<AgencyKind>.Of(agency.Kind),
        Home = homeName,
        HomeGeoid = agency.HomeGeoid.Value,
        Ori = agency.Ori,
        OtherNames = string.Join('\n', agency.Aliases.Select(a => a.Name).Order(StringComparer.Ordinal)),
        Version = agency.Version,
    };

    /// <summary>The same input as it is stored: trimmed, empty as null, the identifier in capitals and without blanks or hyphens.</summary>
    public AgencyInput Tidied() => new()
    {
        Name = Text.Tidy(Name),
        Kind = Codes<AgencyKind>.TryParse(Kind, out var kind) ? Codes<AgencyKind>.Of(kind) : Text.Tidy(Kind),
        Home = Text.Tidy(Home),
        HomeGeoid = Text.Tidy(HomeGeoid),
        Ori = Text.Tidy(Ori?.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()),
        OtherNames = Text.Tidy(OtherNames),
        Version = Version,
    };

    public static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    /// <summary>Writes a judged input to the agency, whose other names must be loaded.</summary>
    public void WriteTo(Agency agency, Jurisdictions.GeoId home)
    {
        var others = Lines(OtherNames);
        foreach (var gone in agency.Aliases.Select(a => a.Name).Except(others, StringComparer.Ordinal).ToList())
        {
            agency.ForgetName(gone);
        }

        agency.Rename(Name!);
        agency.Correct(Codes<AgencyKind>.Parse(Kind!), home);
        foreach (var name in others)
        {
            agency.AlsoCalled(name);
        }

        if (Ori is null)
        {
            agency.HaveNoOri();
        }
        else
        {
            agency.BeKnownBy(Ori);
        }
    }
}

public sealed class AgencyInputValidator : AbstractValidator<AgencyInput>
{
    public const int MaxOtherNames = 100;

    private const string CannotBeStored = "Type this again: it holds a character that cannot be stored.";

    public AgencyInputValidator()
    {
        RuleFor(a => a.Name).Must(IsLine).WithMessage(CannotBeStored);
        RuleFor(a => a.Name).NotEmpty().WithMessage("Enter the full name of the agency.")
            .MaximumLength(Agency.NameMaxLength).WithMessage($"Shorten the name to {Agency.NameMaxLength} characters.")
            .Must(n => n is null || AgencyName.Fold(n).Length > 0).WithMessage("Enter a name that has letters or digits.");
        RuleFor(a => a.Kind).Must(k => Codes<AgencyKind>.TryParse(k, out _)).WithMessage("Choose the kind of agency from the list.");
        RuleFor(a => a.Home).NotEmpty().WithMessage("Enter the jurisdiction it is at home in, such as Harris County, TX.");
        RuleFor(a => a.Ori).Must(o => o is null || Agency.IsOri(o)).WithMessage("An ORI has nine capital letters and digits, such as TX1010000. Correct it or leave it open.");
        RuleFor(a => a.OtherNames).Must(n => AgencyInput.Lines(n).All(IsLine)).WithMessage(CannotBeStored)
            .Must(n => AgencyInput.Lines(n).Count <= MaxOtherNames).WithMessage($"Give at most {MaxOtherNames} other names, one a line.")
            .Must(n => AgencyInput.Lines(n).All(name => name.Length <= Agency.NameMaxLength)).WithMessage($"Shorten each of the other names to {Agency.NameMaxLength} characters.");
    }

    private static bool IsLine(string? text) => text is null || (Text.CanBeStored(text) && !text.Any(char.IsControl));
}
