using System.Runtime.CompilerServices;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Billing.Running;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Invoicing;
using Monetize.Storage;

namespace Monetize.Billing.Management;

/// <summary>The invoices of a store.</summary>
public sealed class BillingInvoices : IInvoices
{
    private readonly IBillingStore _store;
    private readonly IUsageStore _usage;
    private readonly ITaxProvider? _taxes;
    private readonly BillingRunOptions _options;
    private readonly NumberSeries? _creditNotes;

    /// <summary>Works on a store.</summary>
    /// <param name="store">The store of billing, which stays the caller's to close.</param>
    /// <param name="usage">The store of usage, likewise.</param>
    /// <param name="taxes">Who answers for taxes; none are charged where null.</param>
    /// <param name="options">Those of the run; the defaults where null.</param>
    /// <param name="creditNotes">
    /// How credit notes are numbered; <see cref="NumberSeries.CreditNotes"/> where null.
    /// </param>
    public BillingInvoices(
        IBillingStore store,
        IUsageStore usage,
        ITaxProvider? taxes = null,
        BillingRunOptions? options = null,
        NumberSeries? creditNotes = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(usage);
        (_store, _usage, _taxes, _creditNotes) = (store, usage, taxes, creditNotes);
        _options = options ?? new BillingRunOptions();
    }

    /// <inheritdoc/>
    public async ValueTask<BillingResult<NextInvoice>> PreviewAsync(
        SubscriptionId subscription, CancellationToken cancellationToken = default)
    {
        if (await _store.FindSubscriptionAsync(subscription, cancellationToken).ConfigureAwait(false) is not { } known)
        {
            return BillingResult.Refused<NextInvoice>(
                ErrorCodes.UnknownSubscription, $"There is no subscription {subscription}. Correct the id.");
        }

        var settled = await _store.ReadAsync(
            new BillingNeed { Rows = [Needs.SettledOf(known.BillFrom, subscription.Value)] }, cancellationToken)
            .ConfigureAwait(false);
        var due = DueSchedule.Next(
            known.Subscription,
            known.BillFrom,
            key => settled.Find<SettledRow>(SettledRow.Definition, key) is not null);
        if (due is null)
        {
            return BillingResult.Refused<NextInvoice>(
                ErrorCodes.NothingDue, $"Nothing of {subscription} is due any more: it has ended and is invoiced.");
        }

        var billedAt = DueSchedule.BillAt(due, _options.Grace);
        var rehearsal = await Rehearsal
            .OfAsync(_store, [known.Subscription.Customer], billedAt, _options, subscription, cancellationToken)
            .ConfigureAwait(false);
        var limit = new CallLimit(_options.ProviderTimeout, _options.LeaseFor / 2, TimeProvider.System);
        var report = await rehearsal.RunAsync(_usage, _taxes, TimeProvider.System, limit, cancellationToken)
            .ConfigureAwait(false);
        if (report.Parked is [var parked, ..])
        {
            return BillingResult.Refused<NextInvoice>(parked.Code, parked.Reason);
        }

        if (report.Deferred is [var deferred, ..])
        {
            return BillingResult.Refused<NextInvoice>(deferred.Code, deferred.Reason);
        }

        var invoice = await rehearsal.FindAsync(due.Key, cancellationToken).ConfigureAwait(false);
        return BillingResult.Accepted(new NextInvoice { Due = due, BilledAt = billedAt, Invoice = invoice });
    }

    /// <inheritdoc/>
    public ValueTask<StoredInvoice?> FindAsync(string number, CancellationToken cancellationToken = default) =>
        _store.FindInvoiceAsync(number, cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredInvoice> ListAsync(
        CustomerId? customer = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var rows = _store.StreamOfAsync<InvoiceRow>(InvoiceRow.Definition, customer, cancellationToken);
        await foreach (var page in rows.PagedAsync(100).ConfigureAwait(false))
        {
            var numbers = page.Select(static row => row.Number).ToValueArray();
            var state = await _store.ReadAsync(
                new BillingNeed
                {
                    Rows = [Needs.Voids(numbers), Needs.CreditNotes(numbers), Needs.PaymentsOf(numbers)],
                },
                cancellationToken).ConfigureAwait(false);
            foreach (var row in page) yield return StoredInvoice.Of(state, row);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<BillingResult<Invoice>> VoidAsync(
        string number, string reason, Stamp stamp, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(stamp);
        return await CustomerOfAsync(number, cancellationToken).ConfigureAwait(false) is { } customer
            ? await BillingResult.TryAsync(
                _store, new VoidInvoice(customer, number, reason, stamp), cancellationToken).ConfigureAwait(false)
            : Unknown<Invoice>(number);
    }

    /// <inheritdoc/>
    public async ValueTask<BillingResult<CreditNote>> CreditAsync(
        string number,
        Stamp stamp,
        ValueArray<LineShare> parts = default,
        string? reason = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        return await CustomerOfAsync(number, cancellationToken).ConfigureAwait(false) is { } customer
            ? await BillingResult.TryAsync(
                _store,
                new IssueCreditNote(customer, number, stamp, parts, reason, _creditNotes),
                cancellationToken).ConfigureAwait(false)
            : Unknown<CreditNote>(number);
    }

    private static BillingResult<T> Unknown<T>(string number)
        where T : notnull => BillingResult.Refused<T>(
            ErrorCodes.UnknownInvoice, $"There is no invoice {number}. Correct the number.");

    private async ValueTask<CustomerId?> CustomerOfAsync(string number, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(number);
        var row = await _store.FindAsync<InvoiceRow>(InvoiceRow.Definition, "number", number, cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : new CustomerId(row.Customer);
    }
}
