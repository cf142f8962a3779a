namespace Tracker.Domain.Files;

/// <summary>A file that was given and is kept: judged by its content, named safely.</summary>
public sealed record GivenFile(string Sha256, string Name, FileKind Kind, long Length);
