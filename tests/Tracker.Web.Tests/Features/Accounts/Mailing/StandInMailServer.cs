using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace Tracker.Web.Tests.Features.Accounts.Mailing;

/// <summary>A mail server that speaks as much of RFC 5321 as a letter needs, on a port of its own.</summary>
internal sealed class StandInMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ended = new();
    private readonly Channel<string> _letters = Channel.CreateUnbounded<string>();
    private readonly Task _work;
    private int _connections;

    public StandInMailServer()
    {
        _listener.Start();
        _work = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many connections it breaks off before it does its work.</summary>
    public int BreaksOff { get; init; }

    /// <summary>What it answers to whoever a letter is for.</summary>
    public string ToRecipient { get; init; } = "250 fine";

    /// <summary>It takes connections and says nothing.</summary>
    public bool IsSilent { get; init; }

    public int Connections => _connections;

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Tracker:Mail:Host"] = "127.0.0.1",
        ["Tracker:Mail:Port"] = $"{Port}",
        ["Tracker:Mail:Security"] = "none",
        ["Tracker:Mail:User"] = "sender",
        ["Tracker:Mail:Password"] = "secret of the sender",
        ["Tracker:Mail:From"] = "tracker@example.org",
        ["Tracker:Mail:Site"] = "https://tracker.example.org",
        ["Tracker:Mail:TimeoutSeconds"] = IsSilent ? "2" : "20",
        ["Tracker:Mail:RetrySeconds"] = "1",
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Tracker"] = "Trace",
        ["Logging:LogLevel:Tracker.Web.Features.Accounts"] = "Trace",
    };

    /// <summary>The next letter, with what was said before it.</summary>
    public async Task<string> LetterAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        return await _letters.Reader.ReadAsync(limit.Token);
    }

    public bool HasLetter => _letters.Reader.TryPeek(out _);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _work;
        _ended.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_ended.Token);
                if (Interlocked.Increment(ref _connections) <= BreaksOff)
                {
                    continue;
                }

                await TalkAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException)
        {
            // The test has ended.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\r\n" };
        if (IsSilent)
        {
            await Task.Delay(Timeout.Infinite, _ended.Token);
        }

        await writer.WriteLineAsync("220 a stand-in");
        var said = new StringBuilder();
        while (await reader.ReadLineAsync(_ended.Token) is { } line)
        {
            said.AppendLine(line);
            await writer.WriteLineAsync(await AnswerAsync(line, reader, writer, said));
            if (line == "QUIT")
            {
                return;
            }
        }
    }

    private async Task<string> AnswerAsync(string line, StreamReader reader, StreamWriter writer, StringBuilder said)
    {
        switch (line.Split(' ', ':')[0].ToUpperInvariant())
        {
            case "EHLO":
                return "250-a stand-in\r\n250 AUTH PLAIN";
            case "AUTH":
                return "235 come in";
            case "RCPT":
                return ToRecipient;
            case "DATA":
                await writer.WriteLineAsync("354 go on");
                while (await reader.ReadLineAsync(_ended.Token) is { } text && text != ".")
                {
                    said.AppendLine(text);
                }

                await _letters.Writer.WriteAsync(said.ToString());
                return "250 taken";
            default:
                return "250 fine";
        }
    }
}
