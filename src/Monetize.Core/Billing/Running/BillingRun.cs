using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Payments;
using Monetize.Payments.Collection;
using Monetize.Storage;

namespace Monetize.Billing.Running;

/// <summary>
/// Invoices what is due, and collects what is owed: for each customer the lease, then the invoices with their books in
/// one step, then the payments outside of it. Running it twice, in several workers at once, late or after a crash gives
/// the same invoices.
/// </summary>
/// <remarks>
/// Safe for several threads. The instant of a run is an argument; the clock is asked for leases, for time limits and
/// for when an attempt is sent.
/// What a customer's own data makes impossible parks that customer and nobody else; taxes that do not come leave that
/// customer for a later run; what else fails in the world outside ends the run, and the next one goes on.
/// </remarks>
public sealed class BillingRun
{
    private readonly IBillingStore _store;
    private readonly IUsageStore _usage;
    private readonly IPaymentProvider? _provider;
    private readonly ITaxProvider? _taxes;
    private readonly BillingRunOptions _options;
    private readonly TimeProvider _clock;

    /// <summary>Brings together what a run needs.</summary>
    /// <param name="store">The store of billing.</param>
    /// <param name="usage">The store of usage.</param>
    /// <param name="provider">Who moves the money; nothing is collected where null.</param>
    /// <param name="taxes">Who answers for taxes; none are charged where null.</param>
    /// <param name="options">How it works; the defaults where null.</param>
    /// <param name="clock">The clock of leases, time limits and sending; that of the system where null.</param>
    public BillingRun(
        IBillingStore store,
        IUsageStore usage,
        IPaymentProvider? provider = null,
        ITaxProvider? taxes = null,
        BillingRunOptions? options = null,
        TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(usage);
        _store = store;
        _usage = usage;
        _provider = provider;
        _taxes = taxes;
        _options = options ?? new BillingRunOptions();
        _clock = clock ?? TimeProvider.System;
    }

    /// <summary>Does all that is due by an instant and that no other worker has taken.</summary>
    /// <param name="asOf">The instant: invoices are issued and attempts made at it.</param>
    /// <param name="cancellationToken">Ends the run after the page of customers at hand.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="StoreException">A store failed. What was done stays done.</exception>
    public async ValueTask<BillingRunReport> RunDueAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default) =>
        await RunAsync(
            asOf, new CallLimit(_options.ProviderTimeout, TimeForTaxes, _clock), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>The same, with how it goes with the calls for taxes of several runs.</summary>
    internal async ValueTask<BillingRunReport> RunAsync(
        DateTimeOffset asOf, CallLimit ofTaxes, CancellationToken cancellationToken)
    {
        var tally = new RunTally(_options.ListsInvoices);
        var ofPayments = new CallLimit(_options.ProviderTimeout, _options.LeaseFor, _clock);
        var (waiting, again) = (new HashSet<CustomerId>(), 0);
        var plans = new PlanShelf(_store);
        var stamp = new Stamp(asOf, _options.Owner);
        var work = new RunWork(_store, _usage, plans, _taxes, ofTaxes, _options, stamp, tally);
        var payments = new RunPayments(_store, _provider, ofPayments, _options, stamp, tally, _clock);
        while (!cancellationToken.IsCancellationRequested)
        {
            var now = _clock.GetUtcNow();
            ofTaxes.Begin(now + TimeForTaxes);
            ofPayments.Begin(now + _options.LeaseFor);

            // A claim that is cut off may stand all the same, and nobody would give those customers back.
            var claimed = await _store.ChangeAsync(
                new ClaimCustomers(
                    LeaseKind.Billing,
                    asOf,
                    now,
                    _options.Owner,
                    _options.LeaseFor,
                    _options.PageSize,
                    withPayments: _provider is not null && !ofPayments.IsSilent),
                CancellationToken.None).ConfigureAwait(false);
            if (claimed.IsEmpty) break;
            tally.Customers.UnionWith(claimed.Select(static one => one.Lease.Customer));

            // A run that lasts meets those again for whom nothing could be done: they are a later run's, and wait once
            // more, behind who has not had a turn.
            var page = claimed.Where(one => !waiting.Contains(one.Lease.Customer)).ToValueArray();
            foreach (var one in page)
            {
                if (one.Fault is not { } fault) continue;
                tally.Defer(one.Lease.Customer, ErrorCodes.CannotBeBilled, fault.Message);
            }

            await work.BillAsync(page).ConfigureAwait(false);
            await payments.CollectAsync(page, work.Opened).ConfigureAwait(false);
            var moved = new HashSet<CustomerId>(work.Moved);
            moved.UnionWith(payments.Moved);
            waiting.UnionWith(page.Select(static one => one.Lease.Customer).Where(one => !moved.Contains(one)));
            await ReleaseAsync(claimed, moved, stamp).ConfigureAwait(false);
            again = page.IsEmpty ? again + 1 : 0;
            if (again > waiting.Count) break;
        }

        return tally.Report();
    }

    /// <summary>
    /// Takes up again the payments that the provider refused, once what was wrong is put right: they are due at once.
    /// </summary>
    /// <param name="asOf">The instant from which they are due.</param>
    /// <param name="cancellationToken">Ends it after the payment at hand.</param>
    /// <returns>
    /// How many there were, without those that cannot be read. All payments of the store are read for it.
    /// </returns>
    /// <exception cref="StoreException">The store failed. What was taken up stays so.</exception>
    public async ValueTask<int> RetryRefusedAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var refused = await _store.StreamAsync<PaymentRow>(PaymentRow.Definition, cancellationToken)
            .Where(static row => row.IsRefused)
            .Select(OpenPayments.Read)
            .OfType<Payment>()
            .Select(static payment => new PaymentBooking
            {
                Customer = payment.Customer,
                Payment = payment.Id,
                Event = new MethodGiven(),
            })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var taken = 0;
        foreach (var one in refused)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await IsTakenUpAsync(one, asOf).ConfigureAwait(false)) taken++;
        }

        return taken;
    }

    /// <summary>Each in a step of its own: a customer who cannot be read keeps nobody else's payment waiting.</summary>
    private async ValueTask<bool> IsTakenUpAsync(PaymentBooking refused, DateTimeOffset asOf)
    {
        var book = new BookPayments(
            [refused], _provider?.Name ?? "none", _options.Payments, new Stamp(asOf, _options.Owner));
        try
        {
            var results = await _store.ChangeAsync(book, CancellationToken.None).ConfigureAwait(false);
            return results[0].Outcome == PaymentBookingOutcome.Booked;
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            return false;
        }
    }

    /// <summary>
    /// What <see cref="RunDueAsync"/> would invoice now, and whom it would set aside: the very run, on a copy of what
    /// is due. Nothing is written, no number is given, and no provider is asked for money. Customers who are set aside
    /// are left out, and those whom another worker has are not.
    /// </summary>
    /// <param name="asOf">The instant.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>What would be done, with drafts in place of invoices, by customer.</returns>
    /// <exception cref="StoreException">A store failed.</exception>
    public async ValueTask<BillingRunReport> PreviewDueAsync(
        DateTimeOffset asOf, CancellationToken cancellationToken = default)
    {
        var (tally, limit) = (new RunTally(), new CallLimit(_options.ProviderTimeout, TimeForTaxes, _clock));
        var due = _store.StreamAsync<CustomerRow>(CustomerRow.Definition, cancellationToken)
            .Where(row => row.ParkedAt is null && row.BillAt <= asOf)
            .Select(static row => new CustomerId(row.Id));
        await foreach (var page in due.PagedAsync(_options.PageSize).ConfigureAwait(false))
        {
            var rehearsal = await Rehearsal.OfAsync(_store, page, asOf, _options, wanted: null, cancellationToken)
                .ConfigureAwait(false);
            var report = await rehearsal.RunAsync(_usage, _taxes, _clock, limit, cancellationToken)
                .ConfigureAwait(false);
            tally.Add(report, page);
        }

        return tally.Report();
    }

    // The other half is for payments, whatever becomes of taxes.
    private TimeSpan TimeForTaxes => _options.LeaseFor / 2;

    /// <summary>
    /// Gives the page back. For whom nothing could be done now waits a while, so that a run does not go in circles.
    /// </summary>
    private async ValueTask ReleaseAsync(
        ValueArray<ClaimedCustomer> claimed, HashSet<CustomerId> moved, Stamp stamp)
    {
        var free = claimed.Where(one => moved.Contains(one.Lease.Customer)).Select(static one => one.Lease);
        var waiting = claimed.Where(one => !moved.Contains(one.Lease.Customer)).Select(static one => one.Lease)
            .ToValueArray();
        await _store.ChangeAsync(new ReleaseCustomers([.. free], stamp), CancellationToken.None)
            .ConfigureAwait(false);
        if (waiting.IsEmpty) return;
        var until = _clock.GetUtcNow() + _options.LeaseFor;
        await _store.ChangeAsync(new ReleaseCustomers(waiting, stamp, until), CancellationToken.None)
            .ConfigureAwait(false);
    }
}
