using Monetize.Invoicing;

namespace Monetize.Billing.Accounts;

/// <summary>How each event of billing is booked. The one place that knows debits from credits.</summary>
/// <remarks>Pure and safe for any number of threads.</remarks>
public static class Bookkeeping
{
    /// <summary>
    /// A final invoice: what is due, and what credits and balance paid of it, against what was invoiced, its taxes and
    /// what is carried to the balance.
    /// </summary>
    /// <param name="invoice">The invoice, numbered.</param>
    public static LedgerEntry Of(Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        var postings = new List<LedgerPosting>
        {
            new(LedgerAccount.Receivable(invoice.Customer), invoice.Due.ToMinor()),
            new(LedgerAccount.Invoiced, -invoice.Net.ToMinor()),
            new(LedgerAccount.Tax, -invoice.Tax.ToMinor()),
        };
        foreach (var line in invoice.Lines)
        {
            if (line.Kind != InvoiceLineKind.Credit) continue;
            var account = line.CreditId is { } credit
                ? LedgerAccount.Prepaid(credit)
                : LedgerAccount.Balance(invoice.Customer);
            postings.Add(new LedgerPosting(account, -line.Amount.ToMinor()));
        }

        return LedgerEntry.Of($"invoice/{invoice.Number}", invoice.Customer, invoice.Currency, [.. postings]);
    }

    /// <summary>
    /// An invoice that is taken back as a whole. What the balance paid of its payment goes back to the balance.
    /// </summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="lowered">How much less its payment asked for in the end, in minor units; 0 by default.</param>
    public static LedgerEntry OfVoid(Invoice invoice, long lowered = 0)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        var reversed = Of(invoice).Reversed($"void/{invoice.Number}");
        return lowered == 0
            ? reversed
            : LedgerEntry.Of(
                reversed.Id,
                invoice.Customer,
                invoice.Currency,
                [
                    .. reversed.Postings,
                    new LedgerPosting(LedgerAccount.Receivable(invoice.Customer), lowered),
                    new LedgerPosting(LedgerAccount.Balance(invoice.Customer), -lowered),
                ]);
    }

    /// <summary>
    /// A credit note: what it gives back goes to the customer's balance, which pays what is open and the next invoices.
    /// </summary>
    /// <param name="note">The note.</param>
    public static LedgerEntry Of(CreditNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return LedgerEntry.Of(
            $"credit-note/{note.Number}",
            note.Customer,
            note.Currency,
            new LedgerPosting(LedgerAccount.Invoiced, note.Net.ToMinor()),
            new LedgerPosting(LedgerAccount.Tax, note.Tax.ToMinor()),
            new LedgerPosting(LedgerAccount.Balance(note.Customer), -note.Total.ToMinor()));
    }

    /// <summary>
    /// The balance pays a part of an open payment, or all of it, as soon as something is given back to it.
    /// </summary>
    /// <param name="payment">The payment.</param>
    /// <param name="step">The step of its history by which it asks for less.</param>
    /// <param name="by">How much, in whole minor units.</param>
    public static LedgerEntry OfBalancePaid(Payments.Payment payment, long step, Money by)
    {
        ArgumentNullException.ThrowIfNull(payment);
        return LedgerEntry.Of(
            FormattableString.Invariant($"balance/{payment.Id}/{step}"),
            payment.Customer,
            by.Currency,
            new LedgerPosting(LedgerAccount.Balance(payment.Customer), by.ToMinor()),
            new LedgerPosting(LedgerAccount.Receivable(payment.Customer), -by.ToMinor()));
    }

    /// <summary>
    /// A payment that has succeeded: what was owed of it is paid, and what it took beyond goes to the balance.
    /// </summary>
    /// <param name="payment">The payment.</param>
    /// <param name="provider">Who took it in.</param>
    /// <param name="isOwed">
    /// Whether it pays what is owed; money that comes after the invoice was taken back goes to the balance.
    /// </param>
    public static LedgerEntry Of(Payments.Payment payment, string provider, bool isOwed)
    {
        ArgumentNullException.ThrowIfNull(payment);
        var taken = (payment.AskedFor ?? payment.Amount).ToMinor();
        var paid = isOwed ? Math.Min(taken, payment.Amount.ToMinor()) : 0;
        return LedgerEntry.Of(
            $"payment/{payment.Id}",
            payment.Customer,
            payment.Amount.Currency,
            new LedgerPosting(LedgerAccount.Cash(provider), taken),
            new LedgerPosting(LedgerAccount.Receivable(payment.Customer), -paid),
            new LedgerPosting(LedgerAccount.Balance(payment.Customer), paid - taken));
    }

    /// <summary>A credit that is granted ahead.</summary>
    /// <param name="credit">The id of the credit.</param>
    /// <param name="customer">Who gets it.</param>
    /// <param name="amount">How much, in whole minor units.</param>
    public static LedgerEntry OfGrant(string credit, CustomerId customer, Money amount) => LedgerEntry.Of(
        $"credit/{credit}",
        customer,
        amount.Currency,
        new LedgerPosting(LedgerAccount.Granted, amount.ToMinor()),
        new LedgerPosting(LedgerAccount.Prepaid(credit), -amount.ToMinor()));
}
