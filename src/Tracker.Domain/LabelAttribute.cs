namespace Tracker.Domain;

/// <summary>What a code is called for people; the code itself is the member's name in lower snake_case.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class LabelAttribute(string text) : Attribute
{
    public string Text { get; } = text;
}
