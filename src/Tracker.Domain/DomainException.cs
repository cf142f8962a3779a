namespace Tracker.Domain;

/// <summary>A rule of the field was broken by the program itself: a bug, never a person's wrong input.</summary>
public sealed class DomainException : Exception
{
    public DomainException() { }

    public DomainException(string message) : base(message) { }

    public DomainException(string message, Exception innerException) : base(message, innerException) { }
}
