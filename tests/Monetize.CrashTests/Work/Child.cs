using System.Diagnostics;

namespace Monetize.CrashTests.Work;

/// <summary>Another process of this program.</summary>
internal sealed class Child : IDisposable
{
    /// <summary>The exit code of a process that a signal 9 has ended.</summary>
    public const int Killed = 137;

    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static Child Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };

        // The program may run as its own executable, or as an argument of dotnet.
        var program = typeof(Child).Assembly.Location;
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new Child(Process.Start(start)!);
    }

    /// <summary>Ends this process at once, as nothing in it can notice.</summary>
    public static void KillMyself()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    public bool HasExited => _process.HasExited;

    public void Kill() => _process.Kill();

    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();
}
