using Tracker.Domain.Files;

namespace Tracker.Domain.Tests.Files;

public sealed class TemporaryFileTests
{
    [Fact]
    public void It_is_for_nobody_else_and_gone_when_it_is_closed()
    {
        string path;
        using (var file = TemporaryFile.Create())
        {
            path = file.Name;
            file.WriteByte(1);
            file.Flush();
            File.Exists(path).ShouldBeTrue();
            if (!OperatingSystem.IsWindows())
            {
                File.GetUnixFileMode(path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        File.Exists(path).ShouldBeFalse();
    }
}
