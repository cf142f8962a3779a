using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Features.Accounts;
using Tracker.Web.Features.Shared;

namespace Tracker.Web.Tests.Features.Accounts;

/// <summary>Every route of the running program, and who may use it. A new route needs its line in <see cref="RoutesAndRoles"/>.</summary>
public sealed partial class RoutesAndRolesTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    private static readonly (string Name, ClaimsPrincipal Who)[] People =
    [
        ("nobody", new ClaimsPrincipal(new ClaimsIdentity())),
        ("reader", Somebody()),
        ("contributor", Somebody(new Claim(ClaimTypes.Role, Roles.Contributor))),
        ("editor without second factor", Somebody(new Claim(ClaimTypes.Role, Roles.Editor))),
        ("editor", Somebody(new Claim(ClaimTypes.Role, Roles.Editor), SecondFactor.Given)),
        ("administrator without second factor", Somebody(new Claim(ClaimTypes.Role, Roles.Administrator))),
        ("administrator", Somebody(new Claim(ClaimTypes.Role, Roles.Administrator), SecondFactor.Given)),
    ];

    private static readonly Dictionary<string, string> Decisions = new(StringComparer.Ordinal)
    {
        ["nobody, reader, contributor, editor without second factor, editor, administrator without second factor, administrator"] = "anybody",
        ["reader, contributor, editor without second factor, editor, administrator without second factor, administrator"] = "signed in",
        ["contributor, editor, administrator"] = "contributor",
        ["editor, administrator"] = "editor",
        ["administrator"] = "administrator",
    };

    private List<RouteEndpoint> Routes => app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

    [Fact]
    public async Task Every_route_has_its_decision_and_no_other()
    {
        var found = new List<string>();
        foreach (var route in Routes)
        {
            var decision = await DecisionOf(route);
            found.AddRange(MethodsOf(route).Select(m => $"{m} /{route.RoutePattern.RawText?.TrimStart('/')} | {decision}"));
        }

        string.Join('\n', found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)).ShouldBe(string.Join('\n', RoutesAndRoles.Table.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Every_form_is_refused_without_its_token()
    {
        var administrator = await app.SignedInAsync(Roles.Administrator);
        var posts = Routes.Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(m => m is "POST" or "PUT" or "DELETE" or "PATCH") == true).ToList();
        posts.Count.ShouldBeGreaterThan(30);
        var taken = new List<string>();
        foreach (var route in posts)
        {
            var address = "/" + Parameter().Replace(route.RoutePattern.RawText!.TrimStart('/'), m => m.Value.Contains(":int", StringComparison.Ordinal) || m.Value.Contains(":long", StringComparison.Ordinal) ? "1" : "memorandum");
            using var form = new FormUrlEncodedContent([new("reason", "none")]);
            var response = await administrator.PostAsync(address, form, TestContext.Current.CancellationToken);
            var refusal = address.StartsWith("/api/", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.BadRequest;
            if (response.StatusCode != refusal)
            {
                taken.Add($"{address}: {response.StatusCode}");
            }
        }

        taken.ShouldBeEmpty();
        (await administrator.GetAsync("/admin/users", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<string> DecisionOf(RouteEndpoint route)
    {
        var authorization = app.Services.GetRequiredService<IAuthorizationService>();
        var allowed = new List<string>();
        var policy = await PolicyOf(route);
        var isOpen = route.Metadata.GetMetadata<IAllowAnonymous>() is not null;
        foreach (var (name, who) in People)
        {
            if (isOpen || (await authorization.AuthorizeAsync(who, policy)).Succeeded)
            {
                allowed.Add(name);
            }
        }

        var people = string.Join(", ", allowed);
        return (isOpen || policy.AuthenticationSchemes.Count == 0 ? "" : "by " + string.Join(", ", policy.AuthenticationSchemes) + ", ") + Decisions.GetValueOrDefault(people, people);
    }

    /// <summary>What the authorization middleware would ask for.</summary>
    private async Task<AuthorizationPolicy> PolicyOf(RouteEndpoint route)
    {
        var policies = app.Services.GetRequiredService<IAuthorizationPolicyProvider>();
        return await AuthorizationPolicy.CombineAsync(policies, route.Metadata.GetOrderedMetadata<IAuthorizeData>()) ?? (await policies.GetFallbackPolicyAsync())!;
    }

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["ANY"];

    // Scopes count only where a token does; whoever has one is given them all, so that the role decides.
    private static ClaimsPrincipal Somebody(params Claim[] claims) => new(new ClaimsIdentity(claims.Concat(Scopes.RolesOf.Keys.Select(s => new Claim(Scopes.Claim, s))), "a test"));

    [GeneratedRegex(@"\{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Parameter();
}
