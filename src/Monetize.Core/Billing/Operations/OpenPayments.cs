using Monetize.Billing.Accounts;
using Monetize.Billing.Reading;
using Monetize.Billing.Rows;
using Monetize.Collections;
using Monetize.Payments;
using Monetize.Payments.Collection;

namespace Monetize.Billing.Operations;

/// <summary>
/// What is given back to a customer pays what they still owe before it pays anything else. The one place that knows
/// which open payments it pays.
/// </summary>
internal static class OpenPayments
{
    /// <summary>The line of the log about what the balance paid of a payment.</summary>
    public const string PaidAction = "balance.paid";

    public static WantedRows Of(params ValueArray<string> customers) =>
        new(PaymentRow.Definition, "customer", customers);

    public static string SubjectOf(string payment, long step) => FormattableString.Invariant($"{payment}/{step}");

    /// <summary>
    /// Has the balance pay open payments of the rows at hand, that of one invoice first, and then those of the earliest
    /// invoices. What is left stays on the balance.
    /// </summary>
    /// <param name="book">Where it is written.</param>
    /// <param name="customer">Whose balance it is.</param>
    /// <param name="given">What was just given back to the balance.</param>
    /// <param name="first">The number of the invoice that it was given back of; none where there is none.</param>
    public static void Pay(BillingBook book, CustomerId customer, Money given, string? first = null)
    {
        var rows = book.State.All<PaymentRow>(PaymentRow.Definition)
            .Where(row => row.Customer == customer.Value && row.Currency == given.Currency.Code)
            .OrderBy(row => row.Invoice != first)
            .ThenBy(static row => row.Invoice.Length)
            .ThenBy(static row => row.Invoice, TextOrder.Instance);
        foreach (var row in rows)
        {
            if (given.Amount <= 0m) return;
            if (row.AmountMinor <= 0 || Read(row) is not { } payment) continue;
            var by = payment.Amount < given ? payment.Amount : given;
            var happened = new AmountLowered(by);
            var step = payment.After(happened, book.Stamp.At, PaymentPolicy.Default);
            if (!step.IsChanged) continue;
            book.Book(Bookkeeping.OfBalancePaid(payment, row.Version + 1, by));
            book.Note(PaidAction, SubjectOf(row.Id, row.Version + 1), row.Invoice);
            PaymentEntries.Change(book, row, step, happened);
            given -= by;
        }
    }

    /// <summary>A payment that cannot be read waits for whoever can, and holds nobody up.</summary>
    private static Payment? Read(PaymentRow row)
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
