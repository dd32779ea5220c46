using Monetize.Billing.Delivery;
using Monetize.Billing.Inbox;
using Monetize.Billing.Running;
using Monetize.Storage;

namespace Monetize.Hosting;

/// <summary>
/// What has to be done again and again: by the background worker, by a scheduler of the host, or by hand. All may do it
/// at once.
/// </summary>
/// <remarks>Safe for several threads. Each step does all that is due by its instant and that nobody else has.</remarks>
public interface IBillingWork
{
    /// <summary>Invoices what is due, and collects what is owed.</summary>
    /// <param name="asOf">The instant: invoices are issued and attempts made at it.</param>
    /// <param name="cancellationToken">Ends the run after the page of customers at hand.</param>
    /// <exception cref="StoreException">A store failed. What was done stays done.</exception>
    ValueTask<BillingRunReport> RunDueAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>Hands on what handlers are to hear of.</summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">Ends it after the message at hand.</param>
    /// <exception cref="StoreException">The store failed. What was not marked is handed on again.</exception>
    ValueTask<DeliveryReport> DeliverDueAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>Works on what providers told.</summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">Ends it after the event at hand.</param>
    /// <exception cref="StoreException">The store failed. What was not settled comes again.</exception>
    ValueTask<InboxReport> WorkInboxAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes up again the payments that their provider refused (MON1802), once what was wrong is put right: the next
    /// run asks for them.
    /// </summary>
    /// <param name="asOf">The instant from which they are due; the clock's now where somebody put it right now.</param>
    /// <param name="cancellationToken">Ends it after the page of payments at hand.</param>
    /// <returns>How many there were. All payments of the store are read for it.</returns>
    /// <exception cref="StoreException">The store failed. What was taken up stays so.</exception>
    ValueTask<int> RetryRefusedAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default);

    /// <summary>
    /// One pass: the inbox, the run, the handing on. What fails is logged and told, and keeps nothing else from being
    /// done.
    /// </summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended before all was done.</exception>
    ValueTask<WorkReport> WorkAsync(DateTimeOffset asOf, CancellationToken cancellationToken = default);
}
