using Monetize.Billing.Documents;
using Monetize.Billing.Operations;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;

namespace Monetize.Billing.Reading;

/// <summary>Reads what is to be done for customers who were claimed: one question for all of them.</summary>
public static class WorkReads
{
    /// <summary>What is to be done.</summary>
    /// <param name="store">The store.</param>
    /// <param name="claimed">The customers.</param>
    /// <param name="bookedFrom">
    /// Invoices about a time that ended before it cannot matter any more: as far back as late usage is still billed.
    /// </param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async ValueTask<ValueArray<CustomerWork>> ReadWorkAsync(
        this IBillingStore store,
        ValueArray<ClaimedCustomer> claimed,
        DateTimeOffset bookedFrom,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        var customers = claimed.Select(static customer => customer.Lease.Customer).ToValueArray();
        var ids = customers.Select(static customer => customer.Value).ToValueArray();
        var subscriptions = claimed.SelectMany(static customer => customer.Subscriptions)
            .Select(static subscription => subscription.Value)
            .ToValueArray();
        var state = await store.ReadAsync(
            new BillingNeed
            {
                Customers = customers,
                Balances = true,
                Rows =
                [
                    Needs.Subscriptions(subscriptions),
                    Needs.SettledOf(bookedFrom, subscriptions),
                    new WantedRows(InvoiceRow.Definition, "subscription", subscriptions)
                    {
                        SinceColumn = "period_end",
                        Since = bookedFrom,
                    },
                    new WantedRows(InvoiceVoidRow.Definition, "customer", ids),
                    new WantedRows(CreditNoteRow.Definition, "customer", ids),
                    new WantedRows(CreditRow.Definition, "customer", ids),
                ],
            },
            cancellationToken).ConfigureAwait(false);
        return Assemble(state, claimed);
    }

    private static ValueArray<CustomerWork> Assemble(BillingState state, ValueArray<ClaimedCustomer> claimed)
    {
        var (invoices, voided) = (Rows(isVoid: false), Rows(isVoid: true));
        var notes = state.All<CreditNoteRow>(CreditNoteRow.Definition)
            .ToLookup(static row => row.Invoice, StringComparer.Ordinal);
        var settled = state.All<SettledRow>(SettledRow.Definition)
            .ToLookup(static row => row.Subscription, StringComparer.Ordinal);
        var credits = new CustomerCredits(state);
        var prices = new PriceSnapshots();
        return claimed.Select(customer => Readable(customer, WorkOf)).ToValueArray();

        CustomerWork WorkOf(ClaimedCustomer customer) => new()
        {
            Claimed = customer,
            Subscriptions = customer.Subscriptions
                .Select(id => state.Find<SubscriptionRow>(SubscriptionRow.Definition, id.Value))
                .OfType<SubscriptionRow>()
                .Select(row => new SubscriptionWork
                {
                    Stored = StoredSubscription.Of(row),
                    Issued = new IssuedRows(invoices[row.Id], notes, prices),
                    VoidedPeriods = voided[row.Id]
                        .SelectMany(invoice => UsagePeriods(InvoiceDocument.Read(invoice.Document, prices)))
                        .ToHashSet(),
                    Settled = settled[row.Id].ToDictionary(
                        static item => item.Due,
                        static item => CarriedDocument.Read(item.Carried),
                        StringComparer.Ordinal),
                })
                .ToValueArray(),
            Credits = credits.Of(customer.Lease.Customer),
            Balances = credits.Balances(customer.Lease.Customer),
        };

        ILookup<string, InvoiceRow> Rows(bool isVoid) => state.All<InvoiceRow>(InvoiceRow.Definition)
            .Where(row => isVoid
                == state.Find<InvoiceVoidRow>(InvoiceVoidRow.Definition, row.Number) is not null)
            .ToLookup(static row => row.Subscription!, StringComparer.Ordinal);
    }

    /// <summary>One customer who cannot be read is no reason not to bill the others.</summary>
    private static CustomerWork Readable(ClaimedCustomer customer, Func<ClaimedCustomer, CustomerWork> read)
    {
        try
        {
            return read(customer);
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            return new CustomerWork
            {
                Claimed = customer,
                Credits = Array.Empty<PrepaidCredit>().ToLookup(static _ => default(Currency)),
                Balances = new Dictionary<Currency, Money>(),
                Fault = exception,
            };
        }
    }

    /// <summary>
    /// Numbers of the billing periods of which an invoice bills usage, or what is missing to their minimum.
    /// </summary>
    internal static IEnumerable<int> UsagePeriods(Invoice invoice) => invoice.Lines
        .Where(static line => line.Usage is not null || line.Kind == InvoiceLineKind.MinimumTrueUp)
        .Select(static line => line.PeriodNumber);
}
