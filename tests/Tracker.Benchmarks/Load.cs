using System.Diagnostics;
using System.Globalization;

namespace Tracker.Benchmarks;

/// <summary>Readers who ask for pages one after another, several at a time, and what they wait.</summary>
/// <param name="Milliseconds">In ascending order.</param>
internal sealed record Load(string Name, IReadOnlyList<double> Milliseconds, double Seconds)
{
    public double PerSecond => Milliseconds.Count / Seconds;

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public double P99 => At(0.99);

    public static string Header => $"{"page",-62}{"a second",10}{"median",9}{"p95",9}{"p99",9}{"max",9}  ms";

    /// <param name="name">What is measured.</param>
    /// <param name="client">Asks.</param>
    /// <param name="url">The address of one request.</param>
    /// <param name="requests">How many in all; a quarter as many come before, and are not counted.</param>
    /// <param name="readers">How many at a time.</param>
    /// <param name="isKept">Otherwise each page is made anew.</param>
    public static async Task<Load> RunAsync(string name, HttpClient client, Func<int, string> url, int requests, int readers, bool isKept = false)
    {
        await AskAsync(client, url, requests / 4, readers, isKept);
        var watch = Stopwatch.StartNew();
        var times = await AskAsync(client, url, requests, readers, isKept);
        var load = new Load(name, times, watch.Elapsed.TotalSeconds);
        load.Print();
        return load;
    }

    private static async Task<List<double>> AskAsync(HttpClient client, Func<int, string> url, int requests, int readers, bool isKept)
    {
        var next = -1;
        var taken = await Task.WhenAll(Enumerable.Range(0, readers).Select(async _ =>
        {
            var times = new List<double>();
            while (Interlocked.Increment(ref next) is var i && i < requests)
            {
                var watch = Stopwatch.StartNew();
                using var request = new HttpRequestMessage(HttpMethod.Get, url(i));
                if (!isKept)
                {
                    ServedTracker.MakeAnew(request);
                }

                using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                response.EnsureSuccessStatusCode();
                await response.Content.CopyToAsync(Stream.Null);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            return times;
        }));
        return [.. taken.SelectMany(t => t).Order()];
    }

    private double At(double part) => Milliseconds[Math.Min(Milliseconds.Count - 1, (int)(Milliseconds.Count * part))];

    private void Print() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Name,-62}{PerSecond,10:0}{Median,9:0.00}{P95,9:0.00}{P99,9:0.00}{Milliseconds[^1],9:0.00}"));
}
