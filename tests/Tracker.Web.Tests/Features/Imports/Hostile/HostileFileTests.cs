using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tracker.Domain.Spreadsheets;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Features.Imports.Hostile;

/// <summary>Memory is measured, so nothing else runs beside these.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class HostileFileCollection;

/// <summary>An editor who is signed in once for all files.</summary>
public sealed class EditorAtWork : IAsyncLifetime
{
    public TrackerApp App { get; } = new();

    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        Client = await App.SignedInAsync("editor");
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}

/// <summary>Whatever is given: read rightly or refused in words, never an error of the server's, quickly and in little memory.</summary>
[Collection<HostileFileCollection>]
public sealed class HostileFileTests(EditorAtWork editor, ITestOutputHelper output) : IClassFixture<EditorAtWork>
{
    private const long MaxMegabytes = 600;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly IReadOnlyDictionary<string, HostileFile> Files = HostileFiles.All;

    public static TheoryData<string> Refused => [.. Files.Values.Where(f => f.Refusal is not null).Select(f => f.Name)];

    public static TheoryData<string> Readable => [.. Files.Values.Where(f => f.Refusal is null).Select(f => f.Name)];

    public static TheoryData<string> WithKnownCells => [.. Files.Values.Where(f => f.Cells is not null).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_file_that_cannot_be_used_is_refused_in_words_and_leaves_nothing(string name)
    {
        var file = Files[name];
        var before = await BatchesAsync();
        var response = await UploadAsync(file);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ReadPageAsync()).QuerySelector(".error-summary")!.TextContent.ShouldContain(file.Refusal!, Case.Insensitive);
        (await BatchesAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public async Task A_file_that_can_be_used_shows_what_becomes_of_each_row(string name)
    {
        var file = Files[name];
        var response = await UploadAsync(file);
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect, (await response.ReadPageAsync()).QuerySelector(".error-summary")?.TextContent);
        var preview = await editor.Client.GetPageAsync(response.Headers.Location!.ToString());
        preview.QuerySelector(".tabs")!.TextContent.ShouldContain($"New {file.Rows.New}");
        preview.QuerySelector(".tabs")!.TextContent.ShouldContain($"Refused {file.Rows.Refused}");
        preview.QuerySelectorAll("tbody tr").Length.ShouldBe(file.Rows.New + file.Rows.Refused);
        preview.QuerySelector("main")!.TextContent.ShouldContain(file.Shown);
        preview.QuerySelectorAll("main script, main img").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(WithKnownCells))]
    public void Every_cell_is_read_as_it_stands(string name)
    {
        var file = Files[name];
        TextEncodingChoice? encoding = file.Encoding is null ? null : Enum.Parse<TextEncodingChoice>(file.Encoding);
        using var table = TableReader.Open(new MemoryStream(file.Make()), file.FileName, encoding: encoding);
        table.Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Link is null ? c.Text : $"{c.Text}→{c.Link}"))).ShouldBe(file.Cells!);
    }

    [Fact]
    public void There_are_at_least_fifty_of_them() => Files.Count.ShouldBeGreaterThanOrEqualTo(50);

    private async Task<HttpResponseMessage> UploadAsync(HostileFile file)
    {
        var content = file.Make();
        using var memory = new MemoryWatch();
        var time = Stopwatch.StartNew();
        var response = await editor.Client.UploadAsync(file.FileName, content, file.Encoding is null ? null : new() { ["encoding"] = file.Encoding });
        var most = memory.MostMegabytes;
        output.WriteLine($"{content.Length / 1e6:0.0} MB in {time.Elapsed.TotalSeconds:0.00} s, at most {most} MB more of memory");
        time.Elapsed.ShouldBeLessThan(Longest);
        most.ShouldBeLessThan(MaxMegabytes);
        return response;
    }

    private Task<int> BatchesAsync() => editor.App.WithAsync(s => s.GetRequiredService<TrackerDbContext>().ImportBatches.CountAsync(TestContext.Current.CancellationToken));
}
