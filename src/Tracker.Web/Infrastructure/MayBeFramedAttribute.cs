using Microsoft.AspNetCore.Mvc.Filters;

namespace Tracker.Web.Infrastructure;

/// <summary>The page may stand in a frame of any other site: it shows what is public, and nothing can be done on it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MayBeFramedAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context) => SafetyHeaders.AllowFrames(context.HttpContext.Response.Headers);
}
