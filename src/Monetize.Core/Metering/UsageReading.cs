namespace Monetize.Metering;

/// <summary>What a price must know of a period's usage.</summary>
public enum UsageReading
{
    /// <summary>One quantity for the period.</summary>
    Quantity,

    /// <summary>A quantity for each combination of the dimensions that it names.</summary>
    Cells,

    /// <summary>Each record, in the order of time and then key.</summary>
    Records,
}
