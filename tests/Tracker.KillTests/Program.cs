using System.Globalization;
using Tracker.KillTests;

// ./dev kill-test [APPLIES] [UNDOS] [ROWS]   kills the server with SIGKILL at random moments of applying and of taking back
var (applies, undos, rows) = (Count(0, 100), Count(1, 50), Count(2, 3_000));
await using var test = new KillTest(rows);
return await test.RunAsync(applies, undos) ? 0 : 1;

int Count(int at, int otherwise) => args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
