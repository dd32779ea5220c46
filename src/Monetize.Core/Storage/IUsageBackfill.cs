using Monetize.Metering;

namespace Monetize.Storage;

/// <summary>A store that has a faster way for very many records, such as a year's history.</summary>
public interface IUsageBackfill
{
    /// <summary>Adds records as <see cref="IUsageStore.AppendAsync"/> does, with the same outcomes.</summary>
    /// <param name="records">The records of one step, of any number that memory holds.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>For each record: accepted, duplicate or conflict.</returns>
    ValueTask<IReadOnlyList<RecordResult>> BackfillAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default);
}
