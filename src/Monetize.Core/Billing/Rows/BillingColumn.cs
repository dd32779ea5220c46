namespace Monetize.Billing.Rows;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name in every store.</param>
/// <param name="Kind">What it holds.</param>
public readonly record struct BillingColumn(string Name, ColumnKind Kind)
{
    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
