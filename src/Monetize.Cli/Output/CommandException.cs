namespace Monetize.Cli.Output;

/// <summary>A command cannot go on. The message is one line for standard error.</summary>
internal sealed class CommandException : Exception
{
    public CommandException(int exitCode, string message)
        : base(message)
    {
        ExitCode = exitCode;
    }

    /// <summary>One of <see cref="Output.ExitCode"/>.</summary>
    public int ExitCode { get; }

    /// <summary>The arguments are wrong.</summary>
    public static CommandException BadArguments(string message) => new(Output.ExitCode.BadArguments, message);
}
