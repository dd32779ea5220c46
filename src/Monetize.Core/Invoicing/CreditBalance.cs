using System.Globalization;
using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>What a customer's invoices have left over: the sum of its entries, and never below zero.</summary>
/// <remarks>Immutable; equal when all entries are. Entries are added and never changed.</remarks>
public sealed record CreditBalance
{
    private CreditBalance(Currency currency, ValueArray<CreditEntry> entries)
    {
        Currency = currency;
        Entries = entries;
    }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>What came and went, in order.</summary>
    public ValueArray<CreditEntry> Entries { get; }

    /// <summary>What is left, 0 or more.</summary>
    public Money Amount
    {
        get
        {
            var sum = Money.Zero(Currency);
            foreach (var entry in Entries) sum += entry.Amount;
            return sum;
        }
    }

    /// <summary>A balance without entries.</summary>
    /// <param name="currency">The currency.</param>
    public static CreditBalance Empty(Currency currency) => new(currency, []);

    /// <summary>
    /// The balance after an invoice: a final one adds what it carried over or takes what it was paid from here; a void
    /// one undoes both.
    /// </summary>
    /// <param name="invoice">The invoice, final or void; not a draft, which binds nobody.</param>
    /// <returns>
    /// The same balance where the invoice does not touch it, was taken before, or is void and never was taken.
    /// </returns>
    /// <exception cref="ArgumentException">
    /// The invoice is a draft, takes more than there is, or is void and what it carried over was spent since.
    /// </exception>
    /// <exception cref="Monetary.CurrencyMismatchException">The invoice is in another currency.</exception>
    public CreditBalance After(Invoice invoice)
    {
        ArgumentNullException.ThrowIfNull(invoice);
        if (invoice.Status == InvoiceStatus.Draft)
        {
            throw new ArgumentException("A draft does not touch a balance; make it final.", nameof(invoice));
        }

        var isVoid = invoice.Status == InvoiceStatus.Void;
        var change = isVoid ? -EntriesOf(invoice) : ChangeBy(invoice);
        if (!isVoid && Entries.Any(entry => entry.InvoiceNumber == invoice.Number)) return this;
        if ((Amount + change).Amount < 0m)
        {
            throw new ArgumentException($"{invoice} takes {-change} of a balance of {Amount}.", nameof(invoice));
        }

        return change.Amount == 0m ? this : new(Currency, Entries.Add(new CreditEntry(invoice.Number!, change)));
    }

    /// <summary>What is left, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"balance of {Amount}");

    private static Money ChangeBy(Invoice invoice)
    {
        var change = Money.Zero(invoice.Currency);
        foreach (var line in invoice.Lines)
        {
            if (line.Kind == InvoiceLineKind.Credit && line.CreditId is null) change += line.Amount;
        }

        return change;
    }

    private Money EntriesOf(Invoice invoice)
    {
        var sum = Money.Zero(invoice.Currency);
        foreach (var entry in Entries)
        {
            if (entry.InvoiceNumber == invoice.Number) sum += entry.Amount;
        }

        return sum;
    }
}
