namespace Monetize.Cli.Commands;

/// <summary>Why a file cannot be read, in words for a sentence.</summary>
internal static class FileReason
{
    /// <summary>The reason, null where an exception is about something else.</summary>
    public static string? Of(Exception exception, string path) => exception switch
    {
        FileNotFoundException or DirectoryNotFoundException => "there is no such file",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder",
        UnauthorizedAccessException => "access to it is denied",
        PathTooLongException => "its name is too long",
        ArgumentException => "that is not the name of a file",
        IOException => "reading it failed",
        _ => null,
    };
}
