using Monetize.Collections;

namespace Monetize.Storage;

/// <summary>Which records are read. The default is every record of the store.</summary>
public sealed record UsageRecordQuery
{
    /// <summary>The one customer; all of them where null.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>The keys of the meters; all of them where empty.</summary>
    public ValueArray<string> Meters { get; init; }

    /// <summary>The period of the records' times; any time where null.</summary>
    public Period? Period { get; init; }

    /// <summary>
    /// Where to begin: only records at it or above it, such as what came late. From the start where null.
    /// </summary>
    public UsageWatermark? Since { get; init; }

    /// <summary>Where to stop: only records below it. All that are stored where null.</summary>
    public UsageWatermark? Until { get; init; }
}
