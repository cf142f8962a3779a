using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tracker.KillTests;

/// <summary>A person with an account, who imports through the pages.</summary>
internal sealed partial class Editor(Uri address) : IDisposable
{
    private const string Pseudonym = "killer";
    private const string Password = "a sentence that nobody guesses";

    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    public async Task JoinAsync(string invitation)
    {
        await PostAsync(invitation, invitation, new() { ["Pseudonym"] = Pseudonym, ["Password"] = Password });
        await SignInAsync();
    }

    /// <summary>A server that never lives for a minute notes no use of a session, which then ends after half an hour.</summary>
    public Task SignInAsync() => PostAsync("/sign-in", "/sign-in", new() { ["Pseudonym"] = Pseudonym, ["Password"] = Password });

    /// <summary>Gives the file, and waits until it is planned; tells the import's page.</summary>
    public async Task<string> UploadAsync(byte[] csv)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync("/imports")), "__RequestVerificationToken" },
            { new ByteArrayContent(csv), "file", "kill.csv" },
        };
        using var answer = await _client.PostAsync("/imports", form);
        var page = answer.Headers.Location?.ToString() ?? throw new InvalidOperationException($"The upload was answered with {answer.StatusCode}.");
        await SettleAsync(page);
        return page;
    }

    /// <summary>Asks to apply or to take back. False where the server died before it answered.</summary>
    public async Task<bool> AskAsync(string page, string what)
    {
        try
        {
            return (await PostAsync(page, $"{page}/{what}", [])).StatusCode == HttpStatusCode.Redirect;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    /// <summary>Waits until nothing is at work on it, and tells its state.</summary>
    public async Task<string> SettleAsync(string page)
    {
        for (; ; )
        {
            using var progress = JsonDocument.Parse(await _client.GetStringAsync(page + "/progress"));
            if (!progress.RootElement.GetProperty("atWork").GetBoolean())
            {
                return progress.RootElement.GetProperty("state").GetString()!;
            }

            await Task.Delay(50);
        }
    }

    public Task<string> ExportAsync() => _client.GetStringAsync("/records.csv");

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> PostAsync(string page, string action, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = await TokenAsync(page);
        using var form = new FormUrlEncodedContent(fields);
        return await _client.PostAsync(action, form);
    }

    private async Task<string> TokenAsync(string page) => Token().Match(await _client.GetStringAsync(page)).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
