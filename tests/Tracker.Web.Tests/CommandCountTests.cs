namespace Tracker.Web.Tests;

[Trait("Database", "sqlite")]
public sealed class CommandCountTests(TrackerApp app) : IClassFixture<TrackerApp>
{
    [Fact]
    public async Task What_a_page_asks_is_counted_and_what_the_program_looks_for_by_itself_is_not()
    {
        using var count = new CommandCount(app);
        await app.Anonymous().GetPageAsync("/records");
        count.Count.ShouldBeGreaterThan(0);

        using var idle = new CommandCount(app);
        await Task.Delay(TimeSpan.FromSeconds(4), TestContext.Current.CancellationToken); // it looks for words to take in every three
        idle.Count.ShouldBe(0);
    }
}
