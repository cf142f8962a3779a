namespace Tracker.Web.Features.Accounts;

/// <summary>The settings under <c>Tracker:Accounts</c>.</summary>
public sealed class AccountSettings
{
    /// <summary>Whether editors and administrators must have a second factor before they can write.</summary>
    public SecondFactorRule SecondFactor { get; set; } = SecondFactorRule.Required;
}

public enum SecondFactorRule
{
    Required,
    Optional,
}
