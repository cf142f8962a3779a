using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace Tracker.Web.Infrastructure.Mail;

/// <summary>Sends what waits, one after another, and tries again where the trouble may pass. Addresses and texts are in no log: neither are the server's words, which may repeat them.</summary>
internal sealed partial class MailWorker(Outbox outbox, TimeProvider clock, ILogger<MailWorker> log) : BackgroundService
{
    private const int Tries = 3;

    // RFC 5321: from here on a refusal is for good.
    private const int Permanent = 500;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (outbox.Settings is not { } settings)
        {
            return;
        }

        await foreach (var sending in outbox.WaitingAsync(stoppingToken))
        {
            if (await SendAsync(sending.Letter, settings, stoppingToken) is not { } problem)
            {
                sending.BeSent();
                continue;
            }

            LogFailure(problem);
            sending.Fail(problem);
        }
    }

    /// <summary>Null when it is sent; else why it cannot be.</summary>
    private async Task<string?> SendAsync(Letter letter, MailSettings settings, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            var trouble = await TryAsync(letter, settings, cancellation);
            if (trouble is null || trouble.IsForGood || tried == Tries)
            {
                return trouble?.Why;
            }

            await Task.Delay(settings.Pause, clock, cancellation);
        }
    }

    private static async Task<Trouble?> TryAsync(Letter letter, MailSettings settings, CancellationToken cancellation)
    {
        if (!MailboxAddress.TryParse(letter.To, out var to))
        {
            return new Trouble("The e-mail address cannot be written to.", IsForGood: true);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(settings.Timeout);
        try
        {
            await DeliverAsync(letter, to, settings, limit.Token);
            return null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e) when (e is OperationCanceledException or TimeoutException)
        {
            return new Trouble($"The mail server did not answer within {settings.Timeout.TotalSeconds:0} seconds.", IsForGood: false);
        }
        catch (SmtpCommandException e)
        {
            return new Trouble(e.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? $"The mail server does not take letters to this address ({(int)e.StatusCode})." : $"The mail server refused the letter ({(int)e.StatusCode}).", (int)e.StatusCode >= Permanent);
        }
        catch (AuthenticationException)
        {
            return new Trouble("The mail server does not take the user and password that are set.", IsForGood: true);
        }
        catch (Exception e) when (e is SslHandshakeException or NotSupportedException)
        {
            return new Trouble("The connection to the mail server cannot be encrypted as it is set.", IsForGood: true);
        }
        catch (Exception e) when (e is SocketException or IOException or ProtocolException or ServiceNotConnectedException)
        {
            return new Trouble("The mail server cannot be reached, or broke off.", IsForGood: false);
        }
#pragma warning disable CA1031 // Whatever went wrong with one letter, the next is to be sent. What it says may hold an address, so only its kind is told.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Trouble($"Something went wrong while it was sent ({e.GetType().Name}).", IsForGood: false);
        }
    }

    private static async Task DeliverAsync(Letter letter, MailboxAddress to, MailSettings settings, CancellationToken cancellation)
    {
        // Neither the greeting nor the letter's number is to tell what this machine is called.
        using var message = new MimeMessage { Subject = letter.Subject, MessageId = MimeUtils.GenerateMessageId(settings.Site.Host), Body = new TextPart(TextFormat.Plain) { Text = letter.Text } };
        message.From.Add(settings.From);
        message.To.Add(to);
        using var client = new SmtpClient { LocalDomain = settings.Site.Host, Timeout = (int)settings.Timeout.TotalMilliseconds };
        await client.ConnectAsync(settings.Host, settings.Port, settings.Security, cancellation);
        if (!string.IsNullOrEmpty(settings.User))
        {
            await client.AuthenticateAsync(settings.User, settings.Password ?? "", cancellation);
        }

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }

    /// <param name="IsForGood">Whether trying again is of no use.</param>
    private sealed record Trouble(string Why, bool IsForGood);

    [LoggerMessage(LogLevel.Warning, "A letter could not be sent. {Why}")]
    private partial void LogFailure(string why);
}
