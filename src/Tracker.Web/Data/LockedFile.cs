namespace Tracker.Web.Data;

/// <summary>A file that nobody else can open while it is held; the system frees it when a process dies, and it may stay lying there.</summary>
internal static class LockedFile
{
    /// <exception cref="IOException">Another holds it: an exception of this very kind. What else is wrong with the file has one of its own.</exception>
    public static FileStream Open(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
