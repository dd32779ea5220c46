using System.Globalization;

namespace Monetize;

/// <summary>
/// A share of money that is used, such as a payment volume: record by record, with free records first and a fixed
/// amount, a minimum and a maximum for each record that is not free.
/// </summary>
/// <remarks>
/// The free records and the free amount are used up in the order of the records; whichever ends first ends both. A
/// record that is free in part is charged on the rest.
/// </remarks>
/// <example>2.99 %, at least 1.75 and at most 12 a record, 30 free: records of 10, 80 and 10,000 cost 13.794.</example>
public sealed record PercentagePrice : Price
{
    /// <summary>The share in percent: 1.3 means 1.3 %. 0 or more.</summary>
    public required decimal RatePercent { get; init; }

    /// <summary>What each record costs besides, in major units; 0 by default. Free records do not cost it.</summary>
    public decimal FixedAmountPerRecord { get; init; }

    /// <summary>How many records are free; <see langword="null"/> for no such limit.</summary>
    public int? FreeRecords { get; init; }

    /// <summary>How much is free, over all records; <see langword="null"/> for no such limit.</summary>
    public decimal? FreeAmount { get; init; }

    /// <summary>The least that a record costs, after rate and fixed amount; none by default.</summary>
    public decimal? RecordMinimum { get; init; }

    /// <summary>The most that a record costs, after rate and fixed amount; none by default.</summary>
    public decimal? RecordMaximum { get; init; }

    /// <summary>The price in words, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"percentage {RatePercent} %");
}
