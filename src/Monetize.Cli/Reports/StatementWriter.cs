using Monetize.Cli.Output;
using Monetize.Cli.Statements;

namespace Monetize.Cli.Reports;

/// <summary>Turns statements into text one by one, so that no more than one of them is in memory.</summary>
internal abstract class StatementWriter : IDisposable
{
    /// <summary>The writer of a format.</summary>
    /// <param name="format">The format.</param>
    /// <param name="isPlain">Whether a table has no colours.</param>
    public static StatementWriter For(OutputFormat format, bool isPlain) => format switch
    {
        OutputFormat.Table => new TableStatements(isPlain),
        OutputFormat.Json => new JsonStatements(),
        OutputFormat.Csv => new CsvStatements(),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Not a format."),
    };

    /// <summary>What stands before the first statement.</summary>
    public abstract string Begin();

    /// <summary>A statement.</summary>
    public abstract string Next(CustomerStatement statement);

    /// <summary>What stands behind the last one.</summary>
    public abstract string End();

    /// <inheritdoc/>
    public abstract void Dispose();
}
