using System.ComponentModel.DataAnnotations;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts;

public sealed class SignInInput
{
    [Required(ErrorMessage = "Enter your pseudonym.")]
    public string? Pseudonym { get; set; }

    [Required(ErrorMessage = "Enter your password.")]
    public string? Password { get; set; }
}

public sealed class JoinInput
{
    public const int PasswordMinLength = 12;
    public const int PasswordMaxLength = 128;

    [StringLength(TrackerUser.PseudonymMaxLength, ErrorMessage = "Shorten the pseudonym to 60 characters.")]
    [RegularExpression(@"[\p{L}\p{N}][\p{L}\p{N} ._-]*", ErrorMessage = "Use letters, digits, blanks, dots, hyphens and underscores only.")]
    public string? Pseudonym { get; set; }

    [Required(ErrorMessage = "Choose a password.")]
    [StringLength(PasswordMaxLength, MinimumLength = PasswordMinLength, ErrorMessage = "Choose a password of 12 to 128 characters; a sentence is easy to remember.")]
    public string? Password { get; set; }
}

public sealed record SignInModel(SignInInput Input, string? Return, string? Problem);

/// <param name="Role">The role of the new account; null where an account there gets a new password.</param>
public sealed record JoinModel(JoinInput Input, string Token, string? Role, string? For, IReadOnlyList<string> Problems);
