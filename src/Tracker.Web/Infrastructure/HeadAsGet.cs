namespace Tracker.Web.Infrastructure;

internal static class HeadAsGet
{
    /// <summary>Answers HEAD as GET would be answered, without the body (RFC 9110, section 9.3.2), so that no action needs to name both.</summary>
    public static void UseHeadAsGet(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await next(context);
            return;
        }

        var body = context.Response.Body;
        context.Request.Method = HttpMethods.Get;
        context.Response.Body = Stream.Null;
        await next(context);
        context.Response.Body = body;
        context.Request.Method = HttpMethods.Head;
    });
}
