using System.Globalization;
using Monetize.Metering;

namespace Monetize.Storage;

/// <summary>What every store asks of a batch.</summary>
public static class UsageBatch
{
    /// <summary>Checks that a batch is within the limit and whole.</summary>
    /// <param name="records">The records.</param>
    /// <exception cref="ArgumentException">There are too many, or one is null.</exception>
    public static void Check(IReadOnlyList<UsageRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Count > UsageLimits.RecordsPerBatch)
        {
            throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The batch has {records.Count} records; append at most {UsageLimits.RecordsPerBatch} at once."),
                nameof(records));
        }

        for (var i = 0; i < records.Count; i++)
        {
            if (records[i] is null) throw new ArgumentException("A record of the batch is null.", nameof(records));
        }
    }

    /// <summary>What became of a record whose key was recorded before.</summary>
    /// <param name="first">The record that counts.</param>
    /// <param name="again">The record that came now.</param>
    public static RecordResult Compare(UsageRecord first, UsageRecord again)
    {
        ArgumentNullException.ThrowIfNull(again);
        return again.DifferencesFrom(first).Count == 0
            ? RecordResult.Duplicate
            : RecordResult.Conflict(first, again);
    }
}
