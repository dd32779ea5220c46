using Monetize.Cli.Output;
using Monetize.Cli.Reports;

namespace Monetize.Cli.Statements;

/// <summary>What became of the rows of a file.</summary>
internal sealed class RowCounts
{
    /// <summary>All rows that were read.</summary>
    public long Read => Counted + Outside + Duplicates + Bad;

    /// <summary>Rows that a statement is made of.</summary>
    public long Counted { get; set; }

    /// <summary>Good rows whose time lies outside of the period that was asked for.</summary>
    public long Outside { get; set; }

    /// <summary>Rows that were counted before, with the same content.</summary>
    public long Duplicates { get; set; }

    /// <summary>Rows that cannot be priced.</summary>
    public long Bad { get; set; }

    /// <summary>Such as <c>7 rows read: 4 counted, 2 duplicates, 1 bad</c>.</summary>
    public override string ToString()
    {
        var outside = Outside == 0 ? "" : $"{Figures.Grouped(Outside)} outside of the period, ";
        return $"{FaultCount.Counted(Read, "row")} read: {Figures.Grouped(Counted)} counted, {outside}"
            + $"{FaultCount.Counted(Duplicates, "duplicate")}, {Figures.Grouped(Bad)} bad";
    }
}
