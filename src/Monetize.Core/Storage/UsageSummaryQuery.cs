using Monetize.Collections;

namespace Monetize.Storage;

/// <summary>Which usage is added up.</summary>
public sealed record UsageSummaryQuery
{
    /// <summary>The meters, each key once.</summary>
    public required ValueArray<Meter> Meters { get; init; }

    /// <summary>The period; a record at its end belongs to the next one.</summary>
    public required Period Period { get; init; }

    /// <summary>
    /// The customers, such as those of a page of a billing run; all of them where null, which is the default.
    /// </summary>
    public ValueArray<CustomerId>? Customers { get; init; }

    /// <summary>
    /// Where to stop: only records below it count. All that are stored where null, which is the default.
    /// </summary>
    public UsageWatermark? Until { get; init; }
}
