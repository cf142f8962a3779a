using System.Net;

namespace Tracker.Web.Features.Imports.Fetching;

/// <summary>Takes pages and files from one host and from nowhere else, up to a size.</summary>
/// <param name="http">Follows no redirect by itself and sends no cookie.</param>
/// <param name="page">The address that the operator trusts.</param>
internal sealed class SameHost(HttpClient http, Uri page)
{
    private const int MaxRedirects = 5;
    private const int Piece = 81_920;

    /// <exception cref="FetchException">It cannot be had.</exception>
    public async Task<byte[]> GetAsync(Uri address, long maxBytes, string what, CancellationToken cancellation)
    {
        try
        {
            using var response = await FollowAsync(address, cancellation);
            return await ReadAsync(response, maxBytes, what, cancellation);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new FetchException($"{page.Host} could not be reached, or broke off. Try again later, or get the file in a browser and give it under Imports.");
        }
    }

    private async Task<HttpResponseMessage> FollowAsync(Uri address, CancellationToken cancellation)
    {
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (!IsHere(address))
            {
                throw new FetchException($"{(redirects == 0 ? "The link leads" : $"{page.Host} sends on")} to {address.GetLeftPart(UriPartial.Authority)}, which is not where the list is published, so nothing was taken. Look at {page} in a browser; if the list has moved, the operator can set its new page.");
            }

            var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect) || response.Headers.Location is not { } location)
            {
                return response;
            }

            response.Dispose();
            address = new Uri(address, location);
        }

        throw new FetchException($"{page.Host} sends on more than {MaxRedirects} times. Try again later.");
    }

    /// <summary>The same host and port; from http also its https.</summary>
    private bool IsHere(Uri address) =>
        string.Equals(address.IdnHost, page.IdnHost, StringComparison.OrdinalIgnoreCase)
        && address.UserInfo.Length == 0
        && ((address.Scheme == page.Scheme && address.Port == page.Port) || (page.Scheme == Uri.UriSchemeHttp && address.Scheme == Uri.UriSchemeHttps && page.IsDefaultPort && address.IsDefaultPort));

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, long maxBytes, string what, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new FetchException(Describe(response.StatusCode, response.RequestMessage!.RequestUri!));
        }

        var tooLarge = new FetchException($"The {what} is larger than {maxBytes / 1_000_000d:0.##} MB, so it was not taken. If it is the right one, the operator can raise the limit.");
        if (response.Content.Headers.ContentLength > maxBytes)
        {
            throw tooLarge;
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var taken = new MemoryStream();
        var piece = new byte[Piece];
        while (await body.ReadAsync(piece, cancellation) is > 0 and var count)
        {
            taken.Write(piece, 0, count);
            if (taken.Length > maxBytes)
            {
                throw tooLarge;
            }
        }

        return taken.ToArray();
    }

    private static string Describe(HttpStatusCode status, Uri address) => status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => $"There is nothing at {address} ({(int)status}). If the page has moved, the operator can set its new address.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests => $"{address.Host} refuses to give {address} to programs ({(int)status}). Get the file in a browser and give it under Imports.",
        _ => $"{address.Host} answers with an error for {address} ({(int)status}). Try again later.",
    };
}
