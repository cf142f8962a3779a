using Microsoft.Extensions.DependencyInjection;
using Tracker.Web.Data;

namespace Tracker.Web.Tests.Data;

public sealed class SoleWorkTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task Work_that_one_program_is_at_begins_nowhere_else_until_it_has_ended()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var other = app.Services.CreateAsyncScope();

        var first = await BeginAsync(scope, SoleWork.ReadingImports);
        first.ShouldNotBeNull();
        (await BeginAsync(other, SoleWork.ReadingImports)).ShouldBeNull();

        await first.DisposeAsync();
        await using var second = await BeginAsync(other, SoleWork.ReadingImports);
        second.ShouldNotBeNull();
    }

    [Fact]
    public async Task Other_work_goes_on_beside_it()
    {
        await using var scope = app.Services.CreateAsyncScope();
        await using var other = app.Services.CreateAsyncScope();

        await using var writing = await BeginAsync(scope, SoleWork.WritingImports);
        await using var reading = await BeginAsync(other, SoleWork.ReadingImports);
        (writing is null, reading is null).ShouldBe((false, false));
    }

    private static Task<IAsyncDisposable?> BeginAsync(AsyncServiceScope scope, SoleWork work) =>
        scope.ServiceProvider.GetRequiredService<TrackerDbContext>().TryBeginAsync(work, TestContext.Current.CancellationToken);
}
