namespace Tracker.Web.Features.Accounts;

/// <param name="MayChange">False in a session that was begun with the password alone, though the account has a second factor.</param>
/// <param name="HasAuthenticator">An app is set up, and a code of it was entered.</param>
/// <param name="CodesLeft">Recovery codes not used yet.</param>
/// <param name="Key">The key to be taken into the app; null where that is done, or not begun.</param>
public sealed record SecondFactorModel(bool MayChange, bool HasAuthenticator, int CodesLeft, AuthenticatorKey? Key, IReadOnlyList<PasskeyLine> Passkeys, string? Problem);

/// <param name="Text">In groups of four, to be typed.</param>
/// <param name="QrPath">The dark squares as an SVG path, each with sides of 1.</param>
/// <param name="QrSide">The width of the whole, with its white margin.</param>
public sealed record AuthenticatorKey(string Text, string QrPath, int QrSide);

/// <param name="Id">The credential's id, in hexadecimal digits.</param>
public sealed record PasskeyLine(string Id, string Name, DateOnly AddedOn)
{
    public const int NameMaxLength = 60;
}

public sealed record RecoveryCodesModel(IReadOnlyList<string> Codes);
