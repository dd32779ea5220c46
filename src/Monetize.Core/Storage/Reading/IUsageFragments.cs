namespace Monetize.Storage.Reading;

/// <summary>
/// Where the pieces of a period are asked for: a database store makes one query of them. Times are those of
/// <see cref="Metering.UsageTime"/>, days and months those of <see cref="Metering.UsageDay"/>. A stretch that ends
/// before it begins is empty.
/// </summary>
public interface IUsageFragments
{
    /// <summary>Asks for the states of months.</summary>
    /// <param name="kind">A state in the period, or one that is carried into it.</param>
    /// <param name="from">The first month.</param>
    /// <param name="toExclusive">The month after the last one.</param>
    void AddMonths(UsageFragment kind, int from, int toExclusive);

    /// <summary>Asks for the states of days.</summary>
    /// <param name="kind">A state in the period, or one that is carried into it.</param>
    /// <param name="from">The first day.</param>
    /// <param name="toExclusive">The day after the last one.</param>
    void AddDays(UsageFragment kind, int from, int toExclusive);

    /// <summary>Asks for folded records of days, those within both the days and the times.</summary>
    /// <param name="fromDay">The first day.</param>
    /// <param name="toDayExclusive">The day after the last one.</param>
    /// <param name="from">The first time.</param>
    /// <param name="toExclusive">The time after the last one.</param>
    /// <param name="until">The position below which records count.</param>
    void AddRecordsOfDays(int fromDay, int toDayExclusive, long from, long toExclusive, long until);

    /// <summary>Asks for records that are not folded.</summary>
    /// <param name="fromPosition">The first position.</param>
    /// <param name="toPositionExclusive">The position after the last one.</param>
    /// <param name="from">The first time.</param>
    /// <param name="toExclusive">The time after the last one.</param>
    void AddRecords(long fromPosition, long toPositionExclusive, long from, long toExclusive);
}
