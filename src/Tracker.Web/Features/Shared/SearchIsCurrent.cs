using Microsoft.AspNetCore.Mvc.Filters;
using Tracker.Web.Data.Search;

namespace Tracker.Web.Features.Shared;

/// <summary>Before words are searched, what was recorded last is taken into the index, so that no list leaves it out.</summary>
internal sealed class SearchIsCurrent : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        if (context.HttpContext.Request.Query.TryGetValue("q", out var words) && !string.IsNullOrWhiteSpace(words))
        {
            await context.HttpContext.RequestServices.GetRequiredService<SearchIndex>().CatchUpWithSiteAsync(context.HttpContext.RequestAborted);
        }

        await next();
    }
}
