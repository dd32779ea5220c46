using System.Runtime.CompilerServices;
using Monetize.Billing.Auditing;
using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;

namespace Monetize.Billing.Reading;

/// <summary>Questions to a billing store.</summary>
public static class BillingReads
{
    /// <summary>A customer; none where there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="customer">The id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<Customer?> FindCustomerAsync(
        this IBillingStore store, CustomerId customer, CancellationToken cancellationToken = default)
    {
        var row = await store.FindAsync<CustomerRow>(CustomerRow.Definition, "id", customer.Value, cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : CustomerDocument.Read(row.Document);
    }

    /// <summary>A subscription; none where there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="subscription">The id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<StoredSubscription?> FindSubscriptionAsync(
        this IBillingStore store, SubscriptionId subscription, CancellationToken cancellationToken = default)
    {
        var row = await store
            .FindAsync<SubscriptionRow>(SubscriptionRow.Definition, "id", subscription.Value, cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : StoredSubscription.Of(row);
    }

    /// <summary>A plan version that was published; none where it was not.</summary>
    /// <param name="store">The store.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<Plan?> FindPlanAsync(
        this IBillingStore store, PlanVersion version, CancellationToken cancellationToken = default)
    {
        var row = await store.FindAsync<PlanRow>(PlanRow.Definition, "id", version.ToString(), cancellationToken)
            .ConfigureAwait(false);
        return row is null ? null : PlanDocument.Read(row.Document);
    }

    /// <summary>A payment; none where there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="payment">The id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<Payment?> FindPaymentAsync(
        this IBillingStore store, PaymentId payment, CancellationToken cancellationToken = default)
    {
        var row = await store.FindAsync<PaymentRow>(PaymentRow.Definition, "id", payment.Value, cancellationToken)
            .ConfigureAwait(false);
        return row?.ToPayment();
    }

    /// <summary>The number of a series that was given last, as the series writes it; none before the first.</summary>
    /// <param name="store">The store.</param>
    /// <param name="series">The series; an invoice of an earlier one of the same name may have another prefix.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<string?> FindLastNumberAsync(
        this IBillingStore store, NumberSeries series, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(series);
        var row = await store
            .FindAsync<CounterRow>(CounterRow.Definition, "name", CounterNames.Of(series), cancellationToken)
            .ConfigureAwait(false);
        return row is { Value: > 0 } ? series.Number(row.Value) : null;
    }

    /// <summary>An invoice with what followed; none where there is none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="number">The number.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<StoredInvoice?> FindInvoiceAsync(
        this IBillingStore store, string number, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var state = await store.ReadAsync(
            new BillingNeed
            {
                Rows =
                [
                    Needs.Invoices(number), Needs.Voids(number), Needs.CreditNotes(number), Needs.PaymentsOf(number),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        var row = state.Find<InvoiceRow>(InvoiceRow.Definition, number);
        return row is null ? null : StoredInvoice.Of(state, row);
    }

    /// <summary>The messages of a customer that wait, in their order.</summary>
    /// <param name="store">The store.</param>
    /// <param name="customer">The customer.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<ValueArray<MessageRow>> WaitingMessagesAsync(
        this IBillingStore store, CustomerId customer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var wanted = new WantedRows(MessageRow.Definition, "waiting", [customer.Value]);
        var state = await store.ReadAsync(new BillingNeed { Rows = [wanted] }, cancellationToken)
            .ConfigureAwait(false);
        return state.All<MessageRow>(MessageRow.Definition).ToValueArray();
    }

    /// <summary>The rows of a table, of one snapshot, in the order of its key.</summary>
    /// <typeparam name="TRow">Their type.</typeparam>
    /// <param name="store">The store.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static async IAsyncEnumerable<TRow> StreamAsync<TRow>(
        this IBillingStore store,
        BillingTable table,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
        where TRow : class, IBillingRow
    {
        ArgumentNullException.ThrowIfNull(store);
        await foreach (var row in store.StreamAsync(table, cancellationToken).ConfigureAwait(false))
        {
            yield return (TRow)row;
        }
    }

    /// <summary>Checks the chain of the audit log, and that it ends where the store last wrote.</summary>
    /// <param name="store">The store, while nothing is written.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static ValueTask<AuditFinding> VerifyAuditAsync(
        this IBillingStore store, CancellationToken cancellationToken = default) =>
        store.VerifyAuditAsync(kept: null, cancellationToken);

    /// <summary>
    /// Checks the chain of the audit log, that it ends where the store last wrote, and which line has a hash that was
    /// kept elsewhere: up to that line it is the log that was there then.
    /// </summary>
    /// <param name="store">The store, while nothing is written.</param>
    /// <param name="kept">The hash; none where null.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<AuditFinding> VerifyAuditAsync(
        this IBillingStore store, string? kept, CancellationToken cancellationToken = default)
    {
        var head = await store
            .FindAsync<CounterRow>(CounterRow.Definition, "name", CounterNames.Audit, cancellationToken)
            .ConfigureAwait(false);
        var finding = await AuditChain.VerifyAsync(EntriesAsync(store, cancellationToken), kept).ConfigureAwait(false);
        if (!finding.IsSound) return finding;
        var isWhole = finding.Sound == (head?.Value ?? 0) && finding.Head == (head?.Text ?? AuditChain.Start);
        return isWhole ? finding : finding with { BrokenAt = finding.Sound + 1 };
    }

    internal static async ValueTask<TRow?> FindAsync<TRow>(
        this IBillingStore store, BillingTable table, string column, string key, CancellationToken cancellationToken)
        where TRow : class, IBillingRow
    {
        ArgumentNullException.ThrowIfNull(store);
        var need = new BillingNeed { Rows = [new WantedRows(table, column, [key])] };
        var state = await store.ReadAsync(need, cancellationToken).ConfigureAwait(false);
        return state.Find<TRow>(table, key);
    }

    private static async IAsyncEnumerable<AuditEntry> EntriesAsync(
        IBillingStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in store.StreamAsync<AuditRow>(AuditRow.Definition, cancellationToken)
            .ConfigureAwait(false))
        {
            yield return row.ToEntry();
        }
    }
}
