using Monetize.Cli.Output;
using Monetize.Cli.Statements;
using Spectre.Console;

namespace Monetize.Cli.Reports;

/// <summary>Statements for people.</summary>
internal sealed class TableStatements(bool isPlain) : StatementWriter
{
    private static readonly Style Strong = new(decoration: Decoration.Bold);
    private bool _hasAny;

    /// <inheritdoc/>
    public override string Begin() => "";

    /// <inheritdoc/>
    public override string Next(CustomerStatement statement)
    {
        using var table = new TableWriter(isPlain);
        table.Line($"{Safe.OneLine(statement.Customer)}, {statement.Month}", Strong);
        table.Line(StatementTable.Heading(statement.Plan));
        table.Write(StatementTable.Of(statement.Statement!));
        var between = _hasAny ? "\n" : "";
        _hasAny = true;
        return between + table;
    }

    /// <inheritdoc/>
    public override string End() => _hasAny ? "" : "no usage\n";

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
