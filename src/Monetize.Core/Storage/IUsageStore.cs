using Monetize.Metering;

namespace Monetize.Storage;

/// <summary>
/// Where usage is kept: raw records, which are the truth and stay, and summaries that make a period cheap to read.
/// </summary>
/// <remarks>
/// The contract, which the conformance kit of Monetize.Testing checks:
/// a record whose key has been answered with <see cref="RecordOutcome.Accepted"/> is durable and counts exactly once
/// for ever; its identity is its key alone; quantities are exact to the last digit; every member is safe to call from
/// several threads and processes at once; a call that is cancelled or fails has either done all of it or nothing, and
/// may be repeated. Failures of the world outside are <see cref="StoreException"/>. Records are taken as they are:
/// whether one may be counted is decided before, by <see cref="UsageValidator"/>.
/// </remarks>
public interface IUsageStore : IAsyncDisposable
{
    /// <summary>Adds records, all of them in one step that is durable when this returns.</summary>
    /// <param name="records">
    /// At most <see cref="UsageLimits.RecordsPerBatch"/>. Of two with one key the first counts.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait; once the step is taken it stays.</param>
    /// <returns>For each record, in their order: accepted, duplicate or conflict.</returns>
    /// <exception cref="ArgumentException">There are too many records.</exception>
    /// <exception cref="StoreException">
    /// The store failed; nothing was added, or what was is a duplicate next time.
    /// </exception>
    ValueTask<IReadOnlyList<RecordResult>> AppendAsync(
        IReadOnlyList<UsageRecord> records, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds a record where what is used with it is within a bound: looking and adding are one step, so that any number
    /// of calls at once never add more than the bound allows. What <see cref="AppendAsync"/> adds is seen and not held
    /// back.
    /// </summary>
    /// <param name="record">The record, of the bound's meter and period.</param>
    /// <param name="bound">What its customer may use.</param>
    /// <param name="cancellationToken">Cancels the wait; once the step is taken it stays.</param>
    /// <returns>What became of it. One that was added before is a duplicate, whatever the bound.</returns>
    /// <exception cref="ArgumentException">The record is of another meter, or not of the period.</exception>
    /// <exception cref="Monetary.NotExactException">No decimal holds the quantity; nothing was added.</exception>
    /// <exception cref="StoreException">
    /// The store failed; nothing was added, or what was is a duplicate next time.
    /// </exception>
    ValueTask<BoundedAppend> AppendWithinAsync(
        UsageRecord record, UsageBound bound, CancellationToken cancellationToken = default);

    /// <summary>
    /// Keeps records that are not counted. The same content of a key is kept once for each code, whatever its time; the
    /// first stays.
    /// </summary>
    /// <param name="rejections">At most <see cref="UsageLimits.RecordsPerBatch"/>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask RejectAsync(IReadOnlyList<RejectedUsage> rejections, CancellationToken cancellationToken = default);

    /// <summary>
    /// Adds up what was used, at a cost that grows with customers and meters and not with records, except for the days
    /// in which the period begins and ends, what has not been folded yet, and weighted sums.
    /// </summary>
    /// <param name="query">What is added up.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>
    /// One summary for each customer and meter with records in the period or, of a weighted sum, with a level; by
    /// customer in the order of <see cref="Collections.TextOrder"/>, then in the order of the query's meters. All of
    /// one snapshot.
    /// </returns>
    /// <exception cref="Monetary.NotExactException">No decimal holds a quantity.</exception>
    IAsyncEnumerable<UsageSummary> SummarizeAsync(
        UsageSummaryQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads records, all of one snapshot.</summary>
    /// <param name="query">Which records.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <returns>By customer, meter, time and key; texts in the order of <see cref="Collections.TextOrder"/>.</returns>
    IAsyncEnumerable<UsageRecord> StreamAsync(UsageRecordQuery query, CancellationToken cancellationToken = default);

    /// <summary>Reads what was rejected, by key and then code.</summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<RejectedUsage> StreamRejectionsAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the keys of all meters with records, in the order of <see cref="Collections.TextOrder"/>: usage of a meter
    /// that no catalog declares is found here, since a summary only tells of the meters that it is asked for.
    /// </summary>
    /// <param name="cancellationToken">Ends the stream.</param>
    IAsyncEnumerable<string> StreamMetersAsync(CancellationToken cancellationToken = default);

    /// <summary>The position below which nothing can still be added.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask<UsageWatermark> GetWatermarkAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Folds new records into the summaries. Reading is exact without it, and faster after it; a store folds by itself
    /// when much has come together.
    /// </summary>
    /// <param name="cancellationToken">Cancels it between two steps.</param>
    /// <returns>How many records were folded.</returns>
    ValueTask<long> FoldAsync(CancellationToken cancellationToken = default);

    /// <summary>Recomputes the summaries from the records and compares.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<UsageVerification> VerifyAsync(CancellationToken cancellationToken = default);
}
