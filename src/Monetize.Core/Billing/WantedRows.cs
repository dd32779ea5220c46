using Monetize.Billing.Rows;
using Monetize.Collections;

namespace Monetize.Billing;

/// <summary>Rows of a table that have one of some texts in a column.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column, one that the store finds rows by.</param>
/// <param name="Values">The texts.</param>
public sealed record WantedRows(BillingTable Table, string Column, ValueArray<string> Values)
{
    /// <summary>A column of instants below whose bound rows are left out; none by default.</summary>
    public string? SinceColumn { get; init; }

    /// <summary>The bound, inclusive; given where the column is.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Table and column.</summary>
    public override string ToString() => $"{Table} by {Column}";
}
