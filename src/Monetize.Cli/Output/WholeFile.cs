using System.Text;

namespace Monetize.Cli.Output;

/// <summary>A file that is there as a whole or as it was before: nobody finds half of it.</summary>
internal static class WholeFile
{
    /// <summary>
    /// Writes text in UTF-8 beside the file, and puts it in the file's place when all of it is on the disk. Where that
    /// fails nothing is left of it. A link stays one, and a file keeps its rights; what is no file of a disk, such as a
    /// named pipe, is written as it goes.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Its text, piece by piece; what it throws goes on to the caller.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static void Write(string path, IEnumerable<string> text)
    {
        var isLink = new FileInfo(path).LinkTarget is not null;
        var target = isLink ? File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName : Path.GetFullPath(path);
        if (Path.Exists(target))
        {
            // Opened as it is: what may not be written is told before anything is read.
            using var before = new FileStream(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (!before.CanSeek)
            {
                Write(before, text);
                return;
            }
        }

        Replace(target, text);
    }

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
            file.Dispose();
            File.Delete(beside);
            throw;
        }
    }

    private static void Write(FileStream file, IEnumerable<string> text)
    {
        using var writer = new StreamWriter(file, new UTF8Encoding(false), leaveOpen: true);
        foreach (var block in text) writer.Write(block);
    }
}
