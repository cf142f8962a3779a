namespace Tracker.Web.Data;

/// <summary>A file of reference data that has been loaded, and which edition of it.</summary>
public sealed class ReferenceFile
{
    private ReferenceFile() { }

    public ReferenceFile(string name, string sha256)
    {
        Name = name;
        Sha256 = sha256;
    }

    public string Name { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public void BeLoaded(string sha256) => Sha256 = sha256;
}
