namespace Tracker.Domain.Spreadsheets;

/// <summary>The whole file cannot be used. The message is for the person who chose it, and says what to do.</summary>
public sealed class UnusableTableException : Exception
{
    public UnusableTableException(string message) : base(message)
    {
    }

    public UnusableTableException(string message, Exception? cause) : base(message, cause)
    {
    }
}
