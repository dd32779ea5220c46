using System.Text;

namespace Monetize.Cli.Output;

/// <summary>A file that is there as a whole or as it was before: nobody finds half of it.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Writes text in UTF-8 beside the file, and puts it in the file's place when all of it is on the disk. Where that
    /// fails nothing is left of it. A link stays one, and a file keeps its rights; what is no file of a disk, such as a
    /// named pipe or <c>/dev/null</c>, is written as it goes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text, piece by piece; what it throws goes on to the caller.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, IEnumerable<string> text)
    {
        var target = TargetOf(path);
        if (Path.Exists(target))
        {
            // Opened as it is: what may not be written is told before anything is read.
            using var before = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (!before.CanSeek || IsDevice(target))
            {
                Write(before, text);
                return;
            }
        }

        Replace(target, text);
    }

    /// <summary>Whether two paths are one file, by name or by link.</summary>
    /// <param name="path">A path.</param>
    /// <param name="other">Another one.</param>
    public static bool IsSame(string path, string other) => TargetOf(path) == TargetOf(other);

    // A link that is named without its folder is resolved from the root.
    private static string TargetOf(string path)
    {
        var whole = Path.GetFullPath(path);
        return new FileInfo(whole).LinkTarget is null
            ? whole
            : File.ResolveLinkTarget(whole, returnFinalTarget: true)!.FullName;
    }

    private static bool IsDevice(string target) =>
        target.StartsWith("/dev/", StringComparison.Ordinal)
        && !target.StartsWith("/dev/shm/", StringComparison.Ordinal);

    private static void Replace(string target, IEnumerable<string> text)
    {
        var random = Path.GetFileNameWithoutExtension(Path.GetRandomFileName());
        var beside = Path.Combine(Path.GetDirectoryName(target)!, $"monetize-{random}.tmp");
        using var file = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        try
        {
            if (!OperatingSystem.IsWindows() && File.Exists(target))
            {
                File.SetUnixFileMode(file.SafeFileHandle, File.GetUnixFileMode(target));
            }

            Write(file, text);
            file.Flush(flushToDisk: true);
            file.Dispose();
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            Abandon(file, beside);
            throw;
        }
    }

    private static void Abandon(FileStream file, string path)
    {
        try
        {
            file.Dispose();
        }
        catch (IOException)
        {
            // What it could not write before it cannot write now either.
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(FileStream file, IEnumerable<string> text)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true);
        foreach (var block in text) writer.Write(block);
    }
}
