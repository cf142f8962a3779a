using System.Globalization;
using Tracker.Benchmarks;

// ./dev bench                       an import of a made list, and the profile page
// ./dev bench import [FILE] [RUNS]  an import: ICE's list, the FBI's agencies, any file
// ./dev bench rows [ROWS] [RUNS]    an import of a made tracker CSV: preview, apply, undo, memory
// ./dev bench served [ROWS]         the same through the pages of the running program, while others read pages
// ./dev bench profile [REQUESTS]    a county's profile in a database of 100,000 records
// ./dev bench reading [RECORDS] [REQUESTS]  lists, searches, profiles and files over HTTP, beside a bare program
Console.WriteLine($"{Environment.ProcessorCount} processors, {Environment.OSVersion}, .NET {Environment.Version}");
switch (args.FirstOrDefault())
{
    case "import":
        await ImportBench.RunAsync(args.ElementAtOrDefault(1), args.Length < 2 ? new DateOnly(2026, 5, 14) : null, Count(2, 5));
        break;
    case "profile":
        await ProfileBench.RunAsync(Count(1, 300));
        break;
    case "rows":
        await ImportBench.RunAsync(Count(1, 100_000), Count(2, 3));
        break;
    case "served":
        await ServedImportBench.RunAsync(Count(1, 100_000));
        break;
    case "reading":
        await ReadingBench.RunAsync(Count(1, 100_000), Count(2, 400));
        break;
    case null:
        await ReadingBench.RunAsync(100_000, 400);
        await ImportBench.RunAsync(null, new DateOnly(2026, 5, 14), 5);
        await ProfileBench.RunAsync(300);
        break;
    default:
        Console.WriteLine("usage: ./dev bench [import [FILE] [RUNS] | rows [ROWS] [RUNS] | served [ROWS] | profile [REQUESTS] | reading [RECORDS] [REQUESTS]]");
        return 2;
}

return 0;

int Count(int at, int otherwise) => int.Parse(args.ElementAtOrDefault(at) ?? otherwise.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
