using Tracker.Web.Data;
using Tracker.Web.Infrastructure.Mail;

namespace Tracker.Web.Features.Accounts.Mailing;

/// <summary>A link that was made, and what becomes of it.</summary>
/// <param name="Path">To be handed over by hand; null where it is sent.</param>
/// <param name="State">How far the letter is, where there is one.</param>
public sealed record DeliveredLink(string? Path, SendingState State);

/// <summary>Makes one-time links and sends them where there is mail and an e-mail to send them to; else they are handed over by hand.</summary>
public sealed class LinkDelivery(OneTimeLinks links, Outbox outbox, UndeliveredLinks undelivered, CurrentSite site)
{
    private const string NewPassword = "A new password";

    // A server near by has taken the letter before the page is back.
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(2);

    public bool SendsMail => outbox.Settings is not null;

    public IReadOnlyList<UndeliveredLink> Undelivered => undelivered.All;

    public void HandedOver(Guid id) => undelivered.Remove(id);

    public async Task<DeliveredLink> InviteAsync(string role, string? email, CancellationToken cancellation)
    {
        var path = await links.InviteAsync(role, email, cancellation);
        return await DeliverAsync(path, email, "Your invitation", name => $"""
            You are invited to add to {name}, as {role}.

            Open this address to make your account. A pseudonym is enough:

            {AddressOf(path)}

            It works once, within seven days. Whoever opens it first has the account, so pass it on to nobody. If you did not expect this letter, leave it.
            """, cancellation);
    }

    public async Task<DeliveredLink> ResetAsync(TrackerUser user, CancellationToken cancellation)
    {
        var path = await links.ResetAsync(user, cancellation);
        return await DeliverAsync(path, user.Email, NewPassword, name => TextOf(path, name, "seven days"), cancellation);
    }

    /// <summary>For somebody who says that they have forgotten their password. Nothing comes back of it: whoever asks is not to learn whether there is an account.</summary>
    public async Task SendForgottenAsync(TrackerUser user, CancellationToken cancellation)
    {
        if (outbox.Settings is null || user.Email is not { Length: > 0 } email)
        {
            return;
        }

        var path = await links.ForgottenAsync(user, cancellation);
        outbox.Send(new Letter(email, NewPassword, TextOf(path, await NameAsync(cancellation), "one hour")), _ => { });
    }

    private async Task<DeliveredLink> DeliverAsync(string path, string? email, string subject, Func<string, string> text, CancellationToken cancellation)
    {
        if (outbox.Settings is null || string.IsNullOrEmpty(email))
        {
            return new DeliveredLink(path, SendingState.Failed);
        }

        var sending = outbox.Send(new Letter(email, subject, text(await NameAsync(cancellation))), why => undelivered.Add(email, AddressOf(path), why));
        await Task.WhenAny(sending.Done, Task.Delay(AtMost, cancellation));
        return new DeliveredLink(null, sending.State);
    }

    private string TextOf(string path, string name, string lifetime) => $"""
        Somebody asked for a new password for your account at {name}: an administrator, or whoever knows your pseudonym.

        Open this address to choose one:

        {AddressOf(path)}

        It works once, within {lifetime}, and ends every session. If you did not ask for it, leave it: your password stays as it is.
        """;

    private string AddressOf(string path) => new Uri(outbox.Settings!.Site, path).AbsoluteUri;

    private async Task<string> NameAsync(CancellationToken cancellation) => (await site.SettingsAsync(cancellation)).Name;
}
