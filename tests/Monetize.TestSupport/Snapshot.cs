using System.Runtime.CompilerServices;

namespace Monetize.TestSupport;

/// <summary>
/// Compares a text with the reviewed one in a file. <c>MONETIZE_ACCEPT=1</c> in the environment takes the new text
/// over; read the difference before committing it.
/// </summary>
public static class Snapshot
{
    /// <summary>Compares with <c>Snapshots/NAME.verified.txt</c> beside the source file of the test.</summary>
    /// <exception cref="SnapshotException">The texts differ, or there is no reviewed one.</exception>
    public static void Match(string actual, string name, [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(Repository.Locate(testFile))!, "Snapshots");
        MatchFile(actual, Path.Combine(folder, $"{name}.verified.txt"));
    }

    /// <summary>Compares with any file; on a difference <c>NAME.received.txt</c> lies beside it.</summary>
    /// <param name="actual">The text. Line endings do not count.</param>
    /// <param name="verifiedPath">The file with the reviewed text.</param>
    /// <param name="accept">Whether to take the text over; by default as the environment says.</param>
    /// <exception cref="SnapshotException">The texts differ, or there is no reviewed one.</exception>
    public static void MatchFile(string actual, string verifiedPath, bool? accept = null)
    {
        var stem = Path.GetFileNameWithoutExtension(verifiedPath).Replace(".verified", "", StringComparison.Ordinal);
        var receivedPath = Path.Combine(Path.GetDirectoryName(verifiedPath)!, $"{stem}.received.txt");
        var received = Normalize(actual);
        var verified = File.Exists(verifiedPath) ? Normalize(File.ReadAllText(verifiedPath)) : null;
        if (received == verified)
        {
            File.Delete(receivedPath);
            return;
        }

        var isAccepted = accept ?? Environment.GetEnvironmentVariable("MONETIZE_ACCEPT") == "1";
        Directory.CreateDirectory(Path.GetDirectoryName(verifiedPath)!);
        File.WriteAllText(isAccepted ? verifiedPath : receivedPath, received);
        if (isAccepted) File.Delete(receivedPath);
        else throw new SnapshotException(Explain(verified, received, verifiedPath, receivedPath));
    }

    private static string Normalize(string text) => text.ReplaceLineEndings("\n");

    private static string Explain(string? verified, string received, string verifiedPath, string receivedPath)
    {
        var shown = Path.GetRelativePath(Repository.Root, verifiedPath);
        var repair = $"The new text is in {Path.GetRelativePath(Repository.Root, receivedPath)}; "
            + "when it is right, run the test again with MONETIZE_ACCEPT=1 and commit the file.";
        if (verified is null) return $"There is no reviewed text {shown}. {repair}";

        var was = verified.Split('\n');
        var now = received.Split('\n');
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"{shown} differs first in line {line + 1}:\n"
            + $"  reviewed: {At(was, line)}\n  received: {At(now, line)}\n{repair}";
    }

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line] : "(the text has ended)";
}
