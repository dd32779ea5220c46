namespace Monetize.Cli.Output;

/// <summary>Where a command writes.</summary>
internal sealed class Terminal
{
    private readonly TextWriter _output;
    private readonly bool _isWatched;
    private ProgressBar? _bar;

    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isPlain">Whether to write no colours and no other escape codes to standard output.</param>
    /// <param name="isWatched">Whether a person looks at standard error.</param>
    public Terminal(TextWriter output, TextWriter error, bool isPlain, bool isWatched = false)
    {
        _output = output;
        _isWatched = isWatched;
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

    /// <summary>Whether a person looks at standard error, and it can show a bar that moves.</summary>
    /// <param name="isRedirected">Whether it is a file or a pipe.</param>
    /// <param name="term">The variable <c>TERM</c>.</param>
    public static bool IsWatchedFor(bool isRedirected, string? term) => !isRedirected && term != "dumb";

    /// <summary>Writes to standard output. A reader who has seen enough and closed the pipe is no failure.</summary>
    /// <returns>Whether anybody still reads.</returns>
    /// <exception cref="IOException">The text cannot be written for another reason.</exception>
    public bool Print(string text)
    {
        try
        {
            _output.Write(text);
            _output.Flush();
            return true;
        }
        catch (IOException exception) when (ClosedPipe.IsCauseOf(exception))
        {
            return false;
        }
    }

    /// <summary>Writes a report in the format that was asked for.</summary>
    /// <exception cref="IOException">The text cannot be written.</exception>
    public void Print(IReport report, OutputFormat format) => Print(ReportText.Of(report, format, IsPlain));

    /// <summary>Says in one line on standard error what is wrong.</summary>
    public void Complain(string message)
    {
        var line = $"monetize: {Safe.OneLine(message)}";
        try
        {
            if (_bar is not null)
            {
                _bar.Line(line);
                return;
            }

            Error.Write($"{line}\n");
            Error.Flush();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Nobody listens; the exit code still tells.
        }
    }

    /// <summary>Does work that takes long, with a bar on standard error where a person watches.</summary>
    /// <param name="name">What is done.</param>
    /// <param name="total">How much there is to do; 0 where that is not known.</param>
    /// <param name="work">The work, which is told how to say how much is done.</param>
    public void Watch(string name, long total, Action<Action<long>> work)
    {
        if (!_isWatched)
        {
            work(_ => { });
            return;
        }

        _bar = new ProgressBar(Error);
        try
        {
            _bar.Show(name, total, work);
        }
        finally
        {
            _bar = null;
        }
    }
}
