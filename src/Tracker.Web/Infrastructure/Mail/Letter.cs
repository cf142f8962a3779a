namespace Tracker.Web.Infrastructure.Mail;

/// <param name="To">One e-mail address.</param>
/// <param name="Text">Plain text.</param>
public sealed record Letter(string To, string Subject, string Text);

public enum SendingState
{
    Waiting,
    Sent,
    Failed,
}

/// <summary>A letter on its way.</summary>
/// <param name="failed">Called once where it cannot be sent, with the reason in words.</param>
public sealed class Sending(Letter letter, Action<string> failed)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile SendingState _state = SendingState.Waiting;

    public Letter Letter => letter;

    public SendingState State => _state;

    /// <summary>Ends when it is sent, or nobody tries any more.</summary>
    public Task Done => _done.Task;

    public void BeSent() => End(SendingState.Sent);

    public void Fail(string why)
    {
        failed(why);
        End(SendingState.Failed);
    }

    private void End(SendingState state)
    {
        _state = state;
        _done.TrySetResult();
    }
}
