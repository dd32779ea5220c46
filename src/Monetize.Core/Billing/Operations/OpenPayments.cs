using Monetize.Billing.Accounts;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Collection;

namespace Monetize.Billing.Operations;

/// <summary>
/// What is given back to a customer pays what a provider is still to collect of them. The one place that knows which
/// open payments it pays, and in which order.
/// </summary>
internal static class OpenPayments
{
    /// <summary>The line of the log about what the balance paid of a payment.</summary>
    public const string PaidAction = "balance.paid";

    public static WantedRows Of(params ValueArray<string> customers) =>
        new(PaymentRow.Definition, "customer", customers);

    public static string SubjectOf(string payment, long step) => FormattableString.Invariant($"{payment}/{step}");

    /// <summary>The payment of a subject.</summary>
    public static string PaymentOf(string subject)
    {
        var sign = subject.LastIndexOf('/');
        return sign < 0 ? subject : subject[..sign];
    }

    /// <summary>What the line of the log says of it beside payment and step.</summary>
    public static string DetailOf(long minor) => FormattableString.Invariant($"{minor}");

    /// <summary>
    /// Has the balance pay open payments of the rows at hand, that of one invoice first, and then those of the earliest
    /// invoices. What is left stays on the balance.
    /// </summary>
    /// <param name="book">Where it is written.</param>
    /// <param name="customer">Whose balance it is.</param>
    /// <param name="given">What of the balance there is to pay with.</param>
    /// <param name="first">
    /// The number of the invoice that it was given back of; none where there is none. Its payment is paid also where
    /// somebody gave it up at the provider, which says of another one only that it is collected elsewhere.
    /// </param>
    /// <returns>The payments that ask for less.</returns>
    public static ValueArray<PaymentId> Pay(BillingBook book, CustomerId customer, Money given, string? first = null)
    {
        var paid = new List<PaymentId>();
        var rows = book.State.All<PaymentRow>(PaymentRow.Definition)
            .Where(row => row.Customer == customer.Value && row.Currency == given.Currency.Code)
            .OrderBy(row => row.Invoice != first)
            .ThenBy(static row => row.Invoice.Length)
            .ThenBy(static row => row.Invoice, TextOrder.Instance);
        foreach (var row in rows)
        {
            if (given.Amount <= 0m) break;
            if (row.AmountMinor <= 0 || Read(row) is not { } payment) continue;
            if (payment.Status == PaymentStatus.Canceled && row.Invoice != first) continue;
            var by = payment.Amount < given ? payment.Amount : given;
            var happened = new AmountLowered(by);
            var step = payment.After(happened, book.Stamp.At, PaymentPolicy.Default);
            if (!step.IsChanged) continue;
            book.Book(Bookkeeping.OfBalancePaid(payment, row.Version + 1, by));
            book.Note(PaidAction, SubjectOf(row.Id, row.Version + 1), DetailOf(by.ToMinor()));
            PaymentEntries.Change(book, row, step, happened);
            paid.Add(payment.Id);
            given -= by;
        }

        return paid.ToValueArray();
    }

    /// <summary>A payment that cannot be read waits for whoever can, and holds nobody up.</summary>
    public static Payment? Read(PaymentRow row)
    {
        try
        {
            return row.ToPayment();
        }
        catch (Exception exception) when (CustomerFault.Is(exception))
        {
            return null;
        }
    }
}
