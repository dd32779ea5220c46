namespace Monetize.Cli.Output;

/// <summary>Where a command writes.</summary>
internal sealed class Terminal
{
    private readonly TextWriter _output;

    public Terminal(TextWriter output, TextWriter error, bool isPlain)
    {
        _output = output;
        Error = error;
        IsPlain = isPlain;
    }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Whether to write no colours and no other escape codes.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether nothing but text belongs on standard output.</summary>
    /// <param name="isRedirected">Whether it is a file or a pipe.</param>
    /// <param name="noColor">The variable <c>NO_COLOR</c>: any text but an empty one.</param>
    /// <param name="term">The variable <c>TERM</c>.</param>
    public static bool IsPlainFor(bool isRedirected, string? noColor, string? term) =>
        isRedirected || !string.IsNullOrEmpty(noColor) || term == "dumb";

    /// <summary>Writes to standard output. A reader who has seen enough and closed the pipe is no failure.</summary>
    /// <exception cref="IOException">The text cannot be written for another reason.</exception>
    public void Print(string text)
    {
        try
        {
            _output.Write(text);
            _output.Flush();
        }
        catch (IOException exception) when (ClosedPipe.IsCauseOf(exception))
        {
        }
    }

    /// <summary>Writes a report in the format that was asked for.</summary>
    /// <exception cref="IOException">The text cannot be written.</exception>
    public void Print(IReport report, OutputFormat format) => Print(ReportText.Of(report, format, IsPlain));

    /// <summary>Says in one line on standard error what is wrong.</summary>
    public void Complain(string message)
    {
        try
        {
            Error.Write($"monetize: {Safe.OneLine(message)}\n");
            Error.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody listens; the exit code still tells.
        }
    }
}
