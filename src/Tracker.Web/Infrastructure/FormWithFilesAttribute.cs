using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Tracker.Web.Infrastructure;

/// <summary>
/// A form with files: larger than any file it accepts, so that a file too large is answered at its field. What is larger
/// still is refused unread, before the antiforgery filter, which would call the form out of date.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FormWithFilesAttribute : Attribute, IAuthorizationFilter, IOrderedFilter
{
    public const long MaxBytes = 64_000_000;

    public int Order => 0;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.HttpContext.Request.ContentLength > MaxBytes)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
        }
        else if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }
    }
}
