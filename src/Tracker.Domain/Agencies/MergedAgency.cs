namespace Tracker.Domain.Agencies;

/// <summary>The reference of an agency that turned out to be another one, kept so that its address leads there.</summary>
public sealed class MergedAgency
{
    private MergedAgency() { }

    public MergedAgency(string @ref, string intoRef)
    {
        Ref = @ref;
        IntoRef = intoRef;
    }

    public string Ref { get; private set; } = "";

    public string IntoRef { get; private set; } = "";

    /// <summary>The one it became turned out to be another one in its turn.</summary>
    public void LeadTo(string intoRef) => IntoRef = intoRef;
}
