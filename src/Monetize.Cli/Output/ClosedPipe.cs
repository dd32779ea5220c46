namespace Monetize.Cli.Output;

/// <summary>Knows the ways in which systems say that nobody reads any more.</summary>
internal static class ClosedPipe
{
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsPipeBeingClosed = unchecked((int)0x800700E8);

    /// <summary>Whether writing failed because the reader of a pipe has gone.</summary>
    public static bool IsCauseOf(IOException exception) =>
        exception.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsPipeBeingClosed;
}
