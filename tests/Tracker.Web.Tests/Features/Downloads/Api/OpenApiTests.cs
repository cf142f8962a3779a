using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Tracker.Domain.Records;

namespace Tracker.Web.Tests.Features.Downloads.Api;

/// <summary>The API's description, read by another program's code and held against the running program.</summary>
public sealed partial class OpenApiTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task It_is_sound()
    {
        var (document, diagnostic) = await ReadAsync();
        diagnostic.Errors.ShouldBeEmpty();
        diagnostic.Warnings.ShouldBeEmpty();
        diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        document.Components!.Schemas!.Keys.ShouldContain("agreement-287g");
        document.Components.SecuritySchemes!["token"].Scheme.ShouldBe("bearer");
    }

    [Fact]
    public async Task Every_address_in_it_answers_as_it_says()
    {
        var (document, _) = await ReadAsync();
        var client = app.Anonymous();
        var record = System.Text.Json.JsonElement.Parse(await client.GetStringAsync("/api/v1/records?limit=1", TestContext.Current.CancellationToken))[0];
        foreach (var (path, item) in document.Paths)
        {
            var method = item.Operations!.Keys.FirstOrDefault(m => m == HttpMethod.Get) ?? item.Operations.Keys.First();
            var operation = item.Operations[method];
            var address = path.Replace("{recordRef}", record.GetProperty("ref").GetString(), StringComparison.Ordinal).Replace("{typeOrRef}", record.GetProperty("ref").GetString(), StringComparison.Ordinal).Replace("{number}", "1", StringComparison.Ordinal)
                .Replace("{type}", "memorandum", StringComparison.Ordinal).Replace("{slug}", "ice-participating", StringComparison.Ordinal).Replace("{geoid}", "48201", StringComparison.Ordinal);
            address.ShouldNotContain("{");
            if (operation.Security is { Count: > 0 })
            {
                using var nobody = new HttpRequestMessage(method, address);
                (await client.SendAsync(nobody, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, path);
                continue;
            }

            var filter = path.StartsWith("/compare.", StringComparison.Ordinal) ? "?j=48201&j=06037" : path.StartsWith("/jurisdictions.", StringComparison.Ordinal) || path.StartsWith("/gaps.", StringComparison.Ordinal) ? "?state=DE" : "";
            using var response = await client.GetAsync(address + filter, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            operation.Responses!["200"].Content!.Keys.ShouldContain(response.Content.Headers.ContentType!.MediaType!, path);
        }
    }

    [Fact]
    public async Task Every_filter_in_it_is_one_that_a_wrong_value_is_refused_for()
    {
        var (document, _) = await ReadAsync();
        foreach (var (path, item) in document.Paths.Where(p => p.Key.EndsWith(".json", StringComparison.Ordinal) || p.Key == "/api/v1/records"))
        {
            foreach (var filter in item.Operations!.Values.First().Parameters?.Where(p => p is { In: ParameterLocation.Query, Schema.Enum.Count: > 0 }) ?? [])
            {
                var response = await app.Anonymous().GetAsync($"{path}?{filter.Name}=nonsense", TestContext.Current.CancellationToken);
                response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{path}?{filter.Name}");
            }
        }
    }

    [Fact]
    public async Task Every_twin_of_the_running_program_is_in_it()
    {
        var (document, _) = await ReadAsync();
        var twins = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r.Contains(".{format", StringComparison.Ordinal)).ToList();
        twins.Count.ShouldBeGreaterThan(9);
        foreach (var twin in twins)
        {
            document.Paths.Keys.ShouldContain(Constraint().Replace(twin[..twin.IndexOf(".{format", StringComparison.Ordinal)], "{${name}}") + ".csv");
        }
    }

    [Fact]
    public async Task Its_records_have_the_columns_that_files_have()
    {
        var (document, _) = await ReadAsync();
        foreach (var type in RecordTypes.All)
        {
            document.Components!.Schemas![type.Slug].Properties!.Keys.ShouldBe(RecordFileColumns.For([type], 1, contested: true, archived: true).Select(c => c.Name));
        }
    }

    /// <summary>What a part of a route must look like; the document tells it apart from the address.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"\{(?<name>\w+):regex\(.*?\)\}", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, 1000)]
    private static partial System.Text.RegularExpressions.Regex Constraint();

    private async Task<(OpenApiDocument Document, OpenApiDiagnostic Diagnostic)> ReadAsync()
    {
        await using var stream = new MemoryStream(await app.Anonymous().GetByteArrayAsync("/openapi/v1.json", TestContext.Current.CancellationToken));
        var read = await OpenApiDocument.LoadAsync(stream, "json", cancellationToken: TestContext.Current.CancellationToken);
        return (read.Document!, read.Diagnostic!);
    }
}
