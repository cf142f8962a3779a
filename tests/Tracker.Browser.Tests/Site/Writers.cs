namespace Tracker.Browser.Tests.Site;

/// <summary>Tests that count or import agreements run one after another, beside those that only read or add what nobody counts.</summary>
[CollectionDefinition(Name)]
public sealed class Writers
{
    public const string Name = "writers";
}
