using System.Globalization;

namespace Monetize.Invoicing;

/// <summary>What whoever answers for taxes is told about a line.</summary>
/// <param name="LineId">The line.</param>
/// <param name="Category">Its tax category, empty where it has none.</param>
/// <param name="Amount">
/// What it comes to after discounts, in whole minor units; with the tax where prices include it.
/// </param>
/// <param name="ServicePeriod">When the service is rendered; none where it concerns no time.</param>
public readonly record struct TaxableLine(string LineId, string Category, Money Amount, Period? ServicePeriod)
{
    /// <summary>Line, category and amount.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LineId} {Category} {Amount}");
}
