namespace Monetize.TestSupport;

/// <summary>How a child process ended, and all that it wrote.</summary>
public sealed record ProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>Everything, for the message of a failed test.</summary>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
