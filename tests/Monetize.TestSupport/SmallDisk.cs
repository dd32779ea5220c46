using System.Diagnostics;
using System.Globalization;

namespace Monetize.TestSupport;

/// <summary>A disk of its own that is soon full, or read-only. Needs Linux and the right to mount.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private bool _isMounted;

    /// <summary>Why there is no such disk on this machine, for tests that are skipped.</summary>
    public const string NotHere = "mounting a small disk needs Linux and the right to mount";

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.Path;

    /// <summary>A path on the disk.</summary>
    public string PathTo(string name) => _folder.PathTo(name);

    /// <summary>Mounts a disk, where this machine lets one.</summary>
    public static SmallDisk? TryMount(int kilobytes)
    {
        var disk = new SmallDisk();
        var size = kilobytes.ToString(CultureInfo.InvariantCulture);
        disk._isMounted = OperatingSystem.IsLinux()
            && Run("mount", "-t", "tmpfs", "-o", $"size={size}k", "tmpfs", disk.Path);
        if (disk._isMounted) return disk;
        disk.Dispose();
        return null;
    }

    /// <summary>Lets nobody write on it any more.</summary>
    public bool TryMakeReadOnly() => Run("mount", "-o", "remount,ro", Path);

    /// <summary>Makes it larger.</summary>
    public bool TryGrow(int kilobytes) =>
        Run("mount", "-o", $"remount,size={kilobytes.ToString(CultureInfo.InvariantCulture)}k", Path);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isMounted) Run("umount", Path);
        _folder.Dispose();
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
