using System.Diagnostics;
using System.Globalization;

namespace Tracker.Benchmarks;

/// <summary>Times by step, in the order in which they were first taken; those of the processors say how much work it was, whatever else the machine does.</summary>
internal sealed class Figures
{
    private readonly List<(string Step, List<double> Milliseconds, List<double> Processor)> _steps = [];

    public async Task TimeAsync(string step, Func<Task> run)
    {
        var (watch, before) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        await run();
        var (taken, processor) = (watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
        var known = _steps.FindIndex(s => s.Step == step);
        if (known < 0)
        {
            _steps.Add((step, [taken], [processor]));
        }
        else
        {
            _steps[known].Milliseconds.Add(taken);
            _steps[known].Processor.Add(processor);
        }
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"{"step",-75}{"min",8}{"median",8}{"max",8}  ms, of processors{"min",8}{"median",8}  ms");
        foreach (var (step, times, processor) in _steps)
        {
            times.Sort();
            processor.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step,-75}{times[0],8:0}{times[times.Count / 2],8:0}{times[^1],8:0}{processor[0],25:0}{processor[processor.Count / 2],8:0}"));
        }
    }
}
