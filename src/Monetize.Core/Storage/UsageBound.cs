namespace Monetize.Storage;

/// <summary>What one customer may use of a meter in a period.</summary>
/// <remarks>Immutable.</remarks>
public sealed record UsageBound
{
    /// <summary>The meter, which says how records become a quantity.</summary>
    public required Meter Meter { get; init; }

    /// <summary>The period; a record at its end belongs to the next one.</summary>
    public required Period Period { get; init; }

    /// <summary>
    /// Whether the quantity of the period, in the meter's unit, is within the bound. A store asks it within a
    /// transaction and maybe more than once: it looks at nothing but the quantity.
    /// </summary>
    public required Func<decimal, bool> Allows { get; init; }

    /// <summary>Meter and period.</summary>
    public override string ToString() => $"{Meter} in {Period}";

    /// <summary>What is added up to see whether a record is within the bound.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="ArgumentException">It is of another meter, or not of the period.</exception>
    public UsageSummaryQuery QueryFor(UsageRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Meter != Meter.Key || !Period.Contains(record.Time))
        {
            throw new ArgumentException(
                $"The record is not of {this}. Give a bound of its meter and time.", nameof(record));
        }

        return new UsageSummaryQuery { Meters = [Meter], Period = Period, Customers = [record.Customer] };
    }
}
