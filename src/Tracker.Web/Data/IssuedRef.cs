namespace Tracker.Web.Data;

/// <summary>A reference that was given out once: its key keeps it from being given out again, also after the record is gone.</summary>
public sealed class IssuedRef
{
    private IssuedRef() { }

    public IssuedRef(string @ref) => Ref = @ref;

    public string Ref { get; private set; } = "";
}
