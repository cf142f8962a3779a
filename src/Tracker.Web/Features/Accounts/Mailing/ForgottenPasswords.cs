using System.Threading.Channels;
using Microsoft.AspNetCore.Identity;
using Tracker.Web.Data;

namespace Tracker.Web.Features.Accounts.Mailing;

/// <summary>Pseudonyms whose owners say that they have forgotten their password. They are looked up later, so that the answer takes as long whether there is an account or not.</summary>
public sealed class ForgottenPasswords
{
    private const int Most = 1_000;

    private readonly Channel<string> _asked = Channel.CreateBounded<string>(new BoundedChannelOptions(Most) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Ask(string pseudonym) => _asked.Writer.TryWrite(pseudonym);

    internal IAsyncEnumerable<string> AskedAsync(CancellationToken cancellation) => _asked.Reader.ReadAllAsync(cancellation);
}

/// <summary>Sends a link where there is an account with an e-mail.</summary>
internal sealed partial class ForgottenPasswordWorker(ForgottenPasswords forgotten, IServiceScopeFactory scopes, ILogger<ForgottenPasswordWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var pseudonym in forgotten.AskedAsync(stoppingToken))
        {
            try
            {
                await SendAsync(pseudonym, stoppingToken);
            }
#pragma warning disable CA1031 // Whatever went wrong with one, the next is to get their link. What it says may tell of a person, so only its kind is told.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                LogFailure(e.GetType().Name);
            }
        }
    }

    private async Task SendAsync(string pseudonym, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<UserManager<TrackerUser>>().FindByNameAsync(pseudonym) is { IsDisabled: false } user)
        {
            await scope.ServiceProvider.GetRequiredService<LinkDelivery>().SendForgottenAsync(user, cancellation);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A link for a forgotten password could not be made: {Why}")]
    private partial void LogFailure(string why);
}
