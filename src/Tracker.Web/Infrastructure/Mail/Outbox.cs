using System.Threading.Channels;

namespace Tracker.Web.Infrastructure.Mail;

/// <summary>Letters that wait to be sent, in memory only: they hold links and addresses, which are to be kept nowhere. A restart forgets them.</summary>
public sealed class Outbox(MailSettings? settings)
{
    private const int Most = 1_000;

    private readonly Channel<Sending> _waiting = Channel.CreateBounded<Sending>(Most);

    /// <summary>Null where no mail is sent.</summary>
    public MailSettings? Settings => settings;

    internal IAsyncEnumerable<Sending> WaitingAsync(CancellationToken cancellation) => _waiting.Reader.ReadAllAsync(cancellation);

    /// <param name="failed">Called once where it cannot be sent, with the reason in words.</param>
    public Sending Send(Letter letter, Action<string> failed)
    {
        var sending = new Sending(letter, failed);
        if (!_waiting.Writer.TryWrite(sending))
        {
            sending.Fail("Too many letters are waiting.");
        }

        return sending;
    }
}
