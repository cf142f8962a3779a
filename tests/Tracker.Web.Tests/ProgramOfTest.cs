using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Features.Accounts.Tokens;

namespace Tracker.Web.Tests;

/// <summary>Programs with tokens.</summary>
internal static class ProgramOfTest
{
    /// <summary>A program of somebody new of that role, with a token for these scopes.</summary>
    public static async Task<HttpClient> ProgramAsync(this TrackerApp app, string role, params string[] scopes) => await app.ProgramAsync(await app.PersonAsync(role), scopes);

    public static async Task<HttpClient> ProgramAsync(this TrackerApp app, Person person, params string[] scopes) => app.ProgramWith(await app.TokenAsync(person, scopes));

    /// <summary>A token for thirty days.</summary>
    public static async Task<string> TokenAsync(this TrackerApp app, Person person, params string[] scopes) =>
        (await app.WithAsync(s => s.GetRequiredService<TokenDesk>().MakeAsync(person.Id, "a test", scopes, 30, TestContext.Current.CancellationToken)))!;

    public static HttpClient ProgramWith(this TrackerApp app, string token)
    {
        var program = app.Anonymous();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return program;
    }

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    /// <summary>Problem details as every refusal of a program has them.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage response, System.Net.HttpStatusCode status)
    {
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        return await response.JsonAsync();
    }
}
