using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Storage;

namespace Monetize.Billing.Running;

/// <summary>
/// A run that is tried out: on a copy in memory of all that it needs of some customers, so that what it does is what
/// the real run would do, and nothing of it stays.
/// </summary>
internal sealed class Rehearsal
{
    private readonly IBillingStore _copy;
    private readonly DateTimeOffset _asOf;

    private readonly BillingRunOptions _options;

    private Rehearsal(IBillingStore copy, DateTimeOffset asOf, BillingRunOptions options)
    {
        _copy = copy;
        _asOf = asOf;
        _options = options;
    }

    /// <summary>
    /// Copies what is due of customers, whoever has them at the moment and also where they are set aside.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="customers">The customers.</param>
    /// <param name="asOf">The instant of the run.</param>
    /// <param name="options">How the run works.</param>
    /// <param name="wanted">A subscription that is looked at whatever the agenda says; none where null.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public static async ValueTask<Rehearsal> OfAsync(
        IBillingStore store,
        ValueArray<CustomerId> customers,
        DateTimeOffset asOf,
        BillingRunOptions options,
        SubscriptionId? wanted,
        CancellationToken cancellationToken)
    {
        var ids = customers.Select(static customer => customer.Value).ToValueArray();
        var known = await store.ReadAsync(
            new BillingNeed { Rows = [new WantedRows(SubscriptionRow.Definition, "customer", ids)] },
            cancellationToken).ConfigureAwait(false);
        var subscriptions = known.All<SubscriptionRow>(SubscriptionRow.Definition)
            .Select(static row => row.Id)
            .ToValueArray();

        // All of one snapshot; a subscription that began since is not looked at.
        var state = await store.ReadAsync(
            new BillingNeed
            {
                Customers = customers,
                Counters = [CounterNames.Audit, CounterNames.Of(options.Series)],
                Rows =
                [
                    Needs.Subscriptions(subscriptions),
                    new WantedRows(SettledRow.Definition, "subscription", subscriptions),
                    new WantedRows(InvoiceRow.Definition, "subscription", subscriptions),
                    new WantedRows(InvoiceVoidRow.Definition, "customer", ids),
                    new WantedRows(CreditNoteRow.Definition, "customer", ids),
                    new WantedRows(CreditRow.Definition, "customer", ids),
                    new WantedRows(LedgerRow.Definition, "customer", ids),
                    OpenPayments.Of(ids),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        var rows = new List<IBillingRow>();
        rows.AddRange(state.All<CustomerRow>(CustomerRow.Definition)
            .Select(row => Due(Free(row), asOf, wanted)));
        rows.AddRange(await PlansAsync(store, state, cancellationToken).ConfigureAwait(false));
        foreach (var table in BillingTables.All)
        {
            if (table != CustomerRow.Definition) rows.AddRange(state.All<IBillingRow>(table));
        }

        var copy = new InMemoryBillingStore();
        await copy.ChangeAsync(new CopyRows(rows.ToValueArray()), cancellationToken).ConfigureAwait(false);
        return new Rehearsal(copy, asOf, options);
    }

    /// <summary>Invoices what is due, with drafts in place of invoices. Nobody is asked for money.</summary>
    public async ValueTask<BillingRunReport> RunAsync(
        IUsageStore usage,
        ITaxProvider? taxes,
        TimeProvider clock,
        CallLimit limit,
        CancellationToken cancellationToken)
    {
        var run = new BillingRun(
            _copy, usage, provider: null, taxes, _options with { ListsInvoices = true }, clock);
        var report = await run.RunAsync(_asOf, limit, cancellationToken).ConfigureAwait(false);
        return report with { Invoices = report.Invoices.Select(Draft).ToValueArray() };
    }

    /// <summary>The invoice for a due item, as a draft; none where there is none.</summary>
    public async ValueTask<Invoice?> FindAsync(string due, CancellationToken cancellationToken)
    {
        var wanted = new WantedRows(InvoiceRow.Definition, "due", [due]);
        var state = await _copy.ReadAsync(new BillingNeed { Rows = [wanted] }, cancellationToken)
            .ConfigureAwait(false);
        var row = state.All<InvoiceRow>(InvoiceRow.Definition).FirstOrDefault();
        return row is null ? null : Draft(InvoiceDocument.Read(row.Document));
    }

    private static Invoice Draft(Invoice invoice) =>
        invoice with { Status = InvoiceStatus.Draft, Number = null, IssuedAt = null };

    private static CustomerRow Due(CustomerRow row, DateTimeOffset asOf, SubscriptionId? wanted)
    {
        if (wanted is not { } subscription) return row;
        var agenda = Agenda.Read(row.Agenda);
        agenda.SetSubscription(subscription.Value, asOf);
        return agenda.Of(row);
    }

    private static CustomerRow Free(CustomerRow row)
    {
        // Whoever is set aside is looked at as if somebody had unparked them.
        var looked = row.ParkedAt is null ? row : Approval.Granted(row, upTo: null);
        return looked with
        {
            ParkedAt = null,
            ParkedCode = null,
            ParkedReason = null,
            BillingOwner = null,
            BillingUntil = null,
        };
    }

    private static async ValueTask<IEnumerable<IBillingRow>> PlansAsync(
        IBillingStore store, BillingState state, CancellationToken cancellationToken)
    {
        var versions = state.All<SubscriptionRow>(SubscriptionRow.Definition)
            .SelectMany(VersionsOf)
            .Select(static version => version.ToString())
            .Distinct()
            .ToValueArray();
        var plans = await store.ReadAsync(
            new BillingNeed { Rows = [new WantedRows(PlanRow.Definition, "id", versions)] }, cancellationToken)
            .ConfigureAwait(false);
        return plans.All<PlanRow>(PlanRow.Definition);
    }

    // Whoever cannot be read is set aside by the run itself.
    private static IEnumerable<PlanVersion> VersionsOf(SubscriptionRow row)
    {
        try
        {
            return PlanShelf.Of(StoredSubscription.Of(row).Subscription);
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            return [];
        }
    }

    /// <summary>Takes rows as they are into a store without any.</summary>
    private sealed class CopyRows(ValueArray<IBillingRow> rows) : BillingOperation<bool>
    {
        public override BillingNeed Need => new();

        public override BillingDecision<bool> Decide(BillingState state) => new(true, new BillingChange(rows, []));
    }
}
