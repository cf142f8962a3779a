using System.Net;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Records;

/// <summary>A tracker into which one record of each kind is typed, when a test first asks for it.</summary>
public sealed class FilledKinds : IAsyncLifetime
{
    private readonly TrackerApp _app = new();
    private readonly Dictionary<string, (string Ref, DrawnForm Form)> _filled = [];

    public HttpClient Editor { get; private set; } = null!;

    public HttpClient Reader { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _app.InitializeAsync();
        Editor = await _app.SignedInAsync("editor");
        Reader = _app.Anonymous();
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    internal async Task<(string Ref, DrawnForm Form)> OfAsync(string slug)
    {
        if (!_filled.TryGetValue(slug, out var filled))
        {
            var form = new DrawnForm(RecordTypes.Of(slug));
            _filled[slug] = filled = (await SaveAsync(slug, form), form);
        }

        return filled;
    }

    private async Task<string> SaveAsync(string slug, DrawnForm form)
    {
        var address = $"/records/{slug}/new";
        var token = await Editor.TokenAsync(address);
        var response = await Editor.PostAsync(address, new FormUrlEncodedContent(form.Fields.Append(new("__RequestVerificationToken", token))));
        var page = await response.ReadPageAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, page.QuerySelector(".error-summary")?.TextContent);
        return response.Headers.Location!.ToString()["/records/".Length..];
    }
}
