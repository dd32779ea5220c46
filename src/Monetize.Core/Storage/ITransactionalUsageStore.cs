using System.Data.Common;
using Monetize.Metering;

namespace Monetize.Storage;

/// <summary>
/// A store in a database that the host uses too: usage and the host's own rows are kept together or not at all.
/// </summary>
public interface ITransactionalUsageStore
{
    /// <summary>Adds records within the host's transaction: they count when it is committed.</summary>
    /// <param name="transaction">An open transaction on the store's own database.</param>
    /// <param name="records">At most <see cref="UsageLimits.RecordsPerBatch"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>For each record: accepted, duplicate or conflict, as far as the transaction is committed.</returns>
    /// <exception cref="ArgumentException">The transaction is over, or is of another kind of database.</exception>
    ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        DbTransaction transaction, IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default);
}
