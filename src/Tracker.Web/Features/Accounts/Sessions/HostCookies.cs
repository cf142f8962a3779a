using Microsoft.AspNetCore.Authentication.Cookies;

namespace Tracker.Web.Features.Accounts.Sessions;

/// <summary>
/// Over https a cookie's name begins with <c>__Host-</c>: browsers take it only from this very host, over https. Over plain http, which
/// is for trying out on one's own machine, they would refuse that name.
/// </summary>
internal sealed class HostCookies : ICookieManager
{
    private readonly ChunkingCookieManager _inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, Name(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, Name(context, key), value, AtRoot(options));

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        _inner.DeleteCookie(context, Name(context, key), AtRoot(options));

    private static string Name(HttpContext context, string key) => context.Request.IsHttps ? "__Host-" + key : key;

    private static CookieOptions AtRoot(CookieOptions options) => new(options) { Path = "/", Domain = null };
}
