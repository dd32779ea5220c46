using Monetize.Cli.Output;
using Monetize.Cli.Statements;

namespace Monetize.Cli.Reports;

/// <summary>Statements for spreadsheets: one table.</summary>
internal sealed class CsvStatements : StatementWriter
{
    /// <inheritdoc/>
    public override string Begin()
    {
        var csv = new CsvWriter();
        csv.Header(["customer", "period", .. LineCsv.Columns(isExplained: false)]);
        return csv.ToString();
    }

    /// <inheritdoc/>
    public override string Next(CustomerStatement statement)
    {
        var csv = new CsvWriter();
        LineCsv.WriteAll(
            csv, statement.Statement!, isExplained: false, statement.Customer, statement.Month.ToString());
        return csv.ToString();
    }

    /// <inheritdoc/>
    public override string End() => "";

    /// <inheritdoc/>
    public override void Dispose()
    {
    }
}
