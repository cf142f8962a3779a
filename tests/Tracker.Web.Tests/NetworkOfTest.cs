using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Tracker.Web.Tests;

/// <summary>Lets a test's request come from the address that a header of it names.</summary>
internal sealed class NetworkOfTest : IStartupFilter
{
    public const string Header = "X-Test-Network";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Connection.RemoteIpAddress = IPAddress.TryParse(context.Request.Headers[Header], out var address) ? address : null;
            return rest(context);
        });
        next(app);
    };
}
