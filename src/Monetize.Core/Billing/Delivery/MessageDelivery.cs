using System.Collections.Concurrent;
using Monetize.Billing.Events;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Storage;

namespace Monetize.Billing.Delivery;

/// <summary>
/// Hands on the messages that changes of billing left: each at least once, and those of one customer in their order. A
/// change that was rolled back left none.
/// </summary>
/// <remarks>
/// Safe for several threads, and for several workers on one store. What a handler refuses waits, and the later messages
/// of its customer behind it, until the handler takes it; messages of others go on. A worker that dies between handing
/// on and marking leaves messages that are handed on again.
/// </remarks>
public sealed class MessageDelivery
{
    private readonly IBillingStore _store;
    private readonly BillingHandlers _handlers;
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _clock;

    // Only for how long to wait: a new process begins anew, and loses nothing by it.
    private readonly ConcurrentDictionary<CustomerId, int> _tries = new();

    /// <summary>Brings together what delivery needs.</summary>
    /// <param name="store">The store of billing.</param>
    /// <param name="handlers">Who is told. A message that is meant for nobody counts as handed on.</param>
    /// <param name="options">How it works; the defaults where null.</param>
    /// <param name="clock">The clock of leases and of time limits; that of the system where null.</param>
    public MessageDelivery(
        IBillingStore store, BillingHandlers handlers, DeliveryOptions? options = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(handlers);
        _store = store;
        _handlers = handlers;
        _options = options ?? new DeliveryOptions();
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Hands on all that waits at an instant and that no other worker has taken.</summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">
    /// Ends it after the message at hand, whose handlers are canceled too. What was handed on is marked.
    /// </param>
    /// <returns>What was done, and what handlers refused or nobody could read.</returns>
    /// <exception cref="StoreException">The store failed. What was not marked is handed on again.</exception>
    public async ValueTask<DeliveryReport> DeliverDueAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var stamp = new Stamp(asOf, _options.Owner);
        var (delivered, unmarked, failures) = (0, 0, new List<DeliveryFailure>());
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = _clock.GetUtcNow();
            var claimed = await _store.ChangeAsync(
                new ClaimCustomers(
                    LeaseKind.Delivery, asOf, now, _options.Owner, _options.LeaseFor, _options.PageSize),
                CancellationToken.None).ConfigureAwait(false);
            if (claimed.IsEmpty) break;
            var page = await HandOnAsync(claimed, asOf, now + _options.LeaseFor, cancellationToken)
                .ConfigureAwait(false);
            var marked = await _store.ChangeAsync(
                new DeliverMessages(page.Select(static one => one.Mark).ToValueArray(), stamp),
                CancellationToken.None).ConfigureAwait(false);
            for (var i = 0; i < page.Count; i++)
            {
                if (marked[i]) delivered += page[i].Count;
                else unmarked += page[i].Count;
            }

            failures.AddRange(page.Select(static one => one.Failure).OfType<DeliveryFailure>());
        }

        return new DeliveryReport
        {
            Delivered = delivered,
            Unmarked = unmarked,
            Failures = failures.ToValueArray(),
        };
    }

    private async ValueTask<List<CustomerPart>> HandOnAsync(
        ValueArray<ClaimedCustomer> claimed,
        DateTimeOffset asOf,
        DateTimeOffset leaseEnd,
        CancellationToken cancellationToken)
    {
        var wanted = new WantedRows(
            MessageRow.Definition,
            "waiting",
            claimed.Select(static one => one.Lease.Customer.Value).ToValueArray());
        var state = await _store.ReadAsync(new BillingNeed { Rows = [wanted] }, CancellationToken.None)
            .ConfigureAwait(false);
        var waiting = state.All<MessageRow>(MessageRow.Definition)
            .ToLookup(static message => message.Customer, StringComparer.Ordinal);
        var page = new List<CustomerPart>();
        foreach (var one in claimed)
        {
            page.Add(await HandOnAsync(
                one.Lease, waiting[one.Lease.Customer.Value], asOf, leaseEnd, cancellationToken).ConfigureAwait(false));
        }

        return page;
    }

    /// <summary>Messages of one customer, until one is refused or the time of the lease is short.</summary>
    private async ValueTask<CustomerPart> HandOnAsync(
        Lease lease,
        IEnumerable<MessageRow> messages,
        DateTimeOffset asOf,
        DateTimeOffset leaseEnd,
        CancellationToken cancellationToken)
    {
        var (through, count) = (0L, 0);
        foreach (var message in messages)
        {
            if (cancellationToken.IsCancellationRequested || _clock.GetUtcNow() + _options.Allowed > leaseEnd) break;
            var (happened, fault) = Read(message);
            if ((fault ?? await TellAsync(happened, cancellationToken).ConfigureAwait(false)) is { } error)
            {
                // Whoever heeds that the host stops has refused nothing.
                if (cancellationToken.IsCancellationRequested) break;
                var failure = Fail(happened, asOf, error);
                return new CustomerPart(new HandedOn(lease, through, failure.RetryAt), count, failure);
            }

            through = message.Sequence;
            count++;
        }

        if (count > 0) _tries.TryRemove(lease.Customer, out _);
        return new CustomerPart(new HandedOn(lease, through), count, null);
    }

    /// <summary>One that cannot be read is that customer's matter: without its data it can still be named.</summary>
    private static (BillingEvent Event, Exception? Fault) Read(MessageRow message)
    {
        try
        {
            return (BillingEvent.Of(message), null);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return (new OtherEvent(message with { Data = "{}" }), exception);
        }
    }

    private async ValueTask<Exception?> TellAsync(BillingEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            await TimeLimit.CallAsync(
                _options.Allowed, _clock, token => TellAllAsync(happened, token), cancellationToken)
                .ConfigureAwait(false);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // It is the host's code: whatever it throws, the message has not been taken.
            return exception;
        }
    }

    private async ValueTask<bool> TellAllAsync(BillingEvent happened, CancellationToken cancellationToken)
    {
        foreach (var tell in _handlers.For(happened)) await tell(happened, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private DeliveryFailure Fail(BillingEvent happened, DateTimeOffset asOf, Exception error)
    {
        var tries = _tries.AddOrUpdate(happened.Customer, 1, static (_, before) => before + 1);
        var now = _clock.GetUtcNow();
        var retryAt = (now > asOf ? now : asOf) + _options.Retry.After(tries);
        return new DeliveryFailure(happened, tries, retryAt, error);
    }

    /// <summary>How far one customer's messages came.</summary>
    private sealed record CustomerPart(HandedOn Mark, int Count, DeliveryFailure? Failure)
    {
        public override string ToString() => Mark.ToString();
    }
}
