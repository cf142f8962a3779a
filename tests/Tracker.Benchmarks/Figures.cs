using System.Diagnostics;
using System.Globalization;

namespace Tracker.Benchmarks;

/// <summary>Times by step, in the order in which they were first taken.</summary>
internal sealed class Figures
{
    private readonly List<(string Step, List<double> Milliseconds)> _steps = [];

    public async Task TimeAsync(string step, Func<Task> run)
    {
        var watch = Stopwatch.StartNew();
        await run();
        var taken = watch.Elapsed.TotalMilliseconds;
        var known = _steps.FindIndex(s => s.Step == step);
        if (known < 0)
        {
            _steps.Add((step, [taken]));
        }
        else
        {
            _steps[known].Milliseconds.Add(taken);
        }
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"{"step",-75}{"min",8}{"median",8}{"max",8}  ms");
        foreach (var (step, times) in _steps)
        {
            times.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,-75}{times[0],8:0}{times[times.Count / 2],8:0}{times[^1],8:0}"));
        }
    }
}
