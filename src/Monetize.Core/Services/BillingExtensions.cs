using System.Runtime.CompilerServices;
using Monetize.Services;

namespace Monetize;

/// <summary>Work and its record as one expression, so that neither can be forgotten.</summary>
public static class BillingExtensions
{
    /// <summary>Does work, then records how much it used.</summary>
    /// <typeparam name="T">What the work gives.</typeparam>
    /// <param name="recorder">Who records.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="customer">Who uses it.</param>
    /// <param name="key">
    /// What makes the use itself, such as the id of the request; a retry of the whole expression has the same.
    /// </param>
    /// <param name="work">The work. Where it throws, nothing was used and nothing is recorded.</param>
    /// <param name="quantity">How much the work used, in the meter's unit.</param>
    /// <param name="cancellationToken">Cancels the work. Once it is done, it is recorded all the same.</param>
    /// <returns>What the work gave, and what became of the record.</returns>
    /// <exception cref="UsageNotRecordedException">
    /// The work was done, and the store failed or its quantity could not be told.
    /// </exception>
    public static async ValueTask<BilledWork<T>> BillAsync<T>(
        this IUsageRecorder recorder,
        Meter meter,
        CustomerId customer,
        IdempotencyKey key,
        Func<CancellationToken, Task<T>> work,
        Func<T, decimal> quantity,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(quantity);
        var value = await work(cancellationToken).ConfigureAwait(false);
        var record = Record(recorder, meter, customer, key, Measured(key, () => quantity(value)));
        return new BilledWork<T>(value, record.Quantity, await recorder.RecordDoneAsync(record).ConfigureAwait(false));
    }

    /// <summary>
    /// Passes a stream on and records at its end how much of it was delivered: when it ends, when it breaks, and when
    /// its reader leaves early.
    /// </summary>
    /// <typeparam name="T">What the stream delivers.</typeparam>
    /// <param name="recorder">Who records.</param>
    /// <param name="meter">The meter.</param>
    /// <param name="customer">Who uses it.</param>
    /// <param name="key">What makes the use itself; a retry has the same.</param>
    /// <param name="stream">The stream. Where nothing of it is delivered, nothing is recorded.</param>
    /// <param name="quantity">How much one item uses, in the meter's unit; the record has their sum.</param>
    /// <param name="cancellationToken">Ends the stream. What was delivered is recorded all the same.</param>
    /// <exception cref="UsageNotRecordedException">Something was delivered, and the store failed or refused
    /// it.</exception>
    public static async IAsyncEnumerable<T> BillAsync<T>(
        this IUsageRecorder recorder,
        Meter meter,
        CustomerId customer,
        IdempotencyKey key,
        IAsyncEnumerable<T> stream,
        Func<T, decimal> quantity,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(recorder);
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(quantity);
        var (used, isDelivered) = (0m, false);
        try
        {
            await foreach (var item in stream.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                // Counted before it is handed on: whoever leaves with it has had it.
                used += quantity(item);
                isDelivered = true;
                yield return item;
            }
        }
        finally
        {
            if (isDelivered)
            {
                var record = Record(recorder, meter, customer, key, used);
                await recorder.RecordDeliveredAsync(record).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What is measured of work that is done: whatever is thrown says that it was.</summary>
    internal static T Measured<T>(IdempotencyKey key, Func<T> measure)
    {
        try
        {
            return measure();
        }
        catch (Exception exception)
        {
            throw new UsageNotRecordedException(key, exception);
        }
    }

    /// <summary>Records work that is done: it cannot be cancelled any more.</summary>
    internal static async ValueTask<Metering.RecordResult> RecordDoneAsync(
        this IUsageRecorder recorder, UsageRecord record)
    {
        var results = await recorder.RecordDoneAsync([record]).ConfigureAwait(false);
        return results[0];
    }

    /// <summary>Records work that is done: it cannot be cancelled any more.</summary>
    internal static async ValueTask<IReadOnlyList<Metering.RecordResult>> RecordDoneAsync(
        this IUsageRecorder recorder, IReadOnlyList<UsageRecord> records)
    {
        try
        {
            return await recorder.RecordAsync(records, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever it is, the work is done and somebody must get its records.
            throw new UsageNotRecordedException(records, exception);
        }
    }

    /// <summary>Records what a stream delivered, which has no result that could say that it was refused.</summary>
    private static async ValueTask RecordDeliveredAsync(this IUsageRecorder recorder, UsageRecord record)
    {
        var outcome = await recorder.RecordDoneAsync(record).ConfigureAwait(false);
        if (!outcome.IsCounted) throw new UsageNotRecordedException([record], outcome);
    }

    private static UsageRecord Record(
        IUsageRecorder recorder, Meter meter, CustomerId customer, IdempotencyKey key, decimal quantity) => new()
        {
            Key = key,
            Customer = customer,
            Meter = meter.Key,
            Quantity = quantity,
            Time = recorder.Clock.GetUtcNow(),
        };
}
