using System.Globalization;
using Monetize.Collections;

namespace Monetize.Metering;

/// <summary>
/// The smallest thing that a price may price by itself: one record, what was used of one combination of dimension
/// values, or one bucket of time. Prices that read the quantity alone add the items up.
/// </summary>
public readonly struct UsageItem
{
    /// <summary>An item of usage.</summary>
    /// <param name="quantity">How much, in the meter's unit.</param>
    /// <param name="amount">The exact amount that the record itself carries; none by default.</param>
    /// <param name="dimensions">Its values of the meter's dimensions; none by default.</param>
    /// <param name="label">What an explanation calls it, such as the start of its bucket; none by default.</param>
    public UsageItem(decimal quantity, decimal? amount = null, ValueMap dimensions = default, string? label = null)
    {
        Quantity = quantity;
        Amount = amount;
        Dimensions = dimensions;
        Label = label;
    }

    /// <summary>How much, in the meter's unit.</summary>
    public decimal Quantity { get; }

    /// <summary>The exact amount that the record itself carries, in major units; only dynamic prices read it.</summary>
    public decimal? Amount { get; }

    /// <summary>Its values of the meter's dimensions; only matrix prices read them.</summary>
    public ValueMap Dimensions { get; }

    /// <summary>What an explanation calls it.</summary>
    public string? Label { get; }

    /// <summary>The quantity, in the invariant culture.</summary>
    public override string ToString() => Quantity.ToString(CultureInfo.InvariantCulture);
}
