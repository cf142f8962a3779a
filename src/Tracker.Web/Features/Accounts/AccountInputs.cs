using System.ComponentModel.DataAnnotations;
using Tracker.Domain.Accounts;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts;

public sealed class SignInInput
{
    [Required(ErrorMessage = "Enter your pseudonym.")]
    public string? Pseudonym { get; set; }

    [Required(ErrorMessage = "Enter your password.")]
    public string? Password { get; set; }
}

public sealed class CodeInput
{
    [Required(ErrorMessage = "Enter the code.")]
    [StringLength(40, ErrorMessage = "Enter the six digits of your app, or one recovery code.")]
    public string? Code { get; set; }
}

public class JoinInput : IValidatableObject
{
    [StringLength(TrackerUser.PseudonymMaxLength, ErrorMessage = "Shorten the pseudonym to 60 characters.")]
    [RegularExpression(@"[\p{L}\p{N}][\p{L}\p{N} ._-]*", ErrorMessage = "Use letters, digits, blanks, dots, hyphens and underscores only.")]
    public string? Pseudonym { get; set; }

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(GuessablePassword.MaxLength, MinimumLength = GuessablePassword.MinLength, ErrorMessage = "Choose a password of 12 to 128 characters; a sentence is easy to remember.")]
    public string? Password { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => NewPassword.ProblemsOf(Password, Pseudonym, nameof(Password));
}

public sealed class PasswordInput : IValidatableObject
{
    [Required(ErrorMessage = "Enter the password you have now.")]
    public string? Current { get; set; }

    [Required(ErrorMessage = "Choose a new password.")]
    [StringLength(GuessablePassword.MaxLength, MinimumLength = GuessablePassword.MinLength, ErrorMessage = "Choose a password of 12 to 128 characters; a sentence is easy to remember.")]
    public string? New { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => NewPassword.ProblemsOf(New, null, nameof(New));
}

internal static class NewPassword
{
    public static IEnumerable<ValidationResult> ProblemsOf(string? password, string? pseudonym, string field) =>
        password is not null && GuessablePassword.ProblemOf(password, pseudonym) is { } problem ? [new ValidationResult(problem, [field])] : [];
}

public sealed record SignInModel(SignInInput Input, string? Return, string? Problem);

public sealed record CodeModel(string? Return, string? Problem);

/// <param name="Role">The role of the new account; null where an account there gets a new password.</param>
public sealed record JoinModel(JoinInput Input, string Token, string? Role, string? For, IReadOnlyList<string> Problems);
