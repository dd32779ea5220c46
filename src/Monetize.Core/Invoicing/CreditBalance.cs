using System.Globalization;
using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// What a customer has paid ahead, and what invoices have left over: prepaid credits and a balance, with every entry
/// that came or went. None of them is ever below zero.
/// </summary>
/// <remarks>Immutable; equal when all parts are. Entries are added and never changed.</remarks>
public sealed record CreditBalance
{
    private CreditBalance(Currency currency, ValueArray<PrepaidCredit> granted, ValueArray<CreditEntry> entries)
    {
        Currency = currency;
        Granted = granted;
        Entries = entries;
    }

    /// <summary>The currency.</summary>
    public Currency Currency { get; }

    /// <summary>The prepaid credits as they were granted.</summary>
    public ValueArray<PrepaidCredit> Granted { get; }

    /// <summary>What came and went, in order.</summary>
    public ValueArray<CreditEntry> Entries { get; }

    /// <summary>What is left of the balance, without prepaid credits; 0 or more.</summary>
    public Money Amount => LeftOf(creditId: null);

    /// <summary>Nothing.</summary>
    /// <param name="currency">The currency.</param>
    public static CreditBalance Empty(Currency currency) => new(currency, [], []);

    /// <summary>The same with one more prepaid credit.</summary>
    /// <param name="credit">The credit, in the currency of the balance, with all that is left of it.</param>
    /// <exception cref="ArgumentException">One with its id was granted before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Less than nothing is left of it.</exception>
    public CreditBalance Grant(PrepaidCredit credit)
    {
        ArgumentNullException.ThrowIfNull(credit);
        ArgumentOutOfRangeException.ThrowIfNegative(credit.Remaining, nameof(credit));
        return Granted.Any(other => other.Id == credit.Id)
            ? throw new ArgumentException($"Two credits are called {credit.Id}.", nameof(credit))
            : new CreditBalance(Currency, Granted.Add(credit), Entries);
    }

    /// <summary>What may pay an invoice.</summary>
    /// <param name="at">When it pays: what has expired by then pays nothing.</param>
    public AvailableCredit At(DateTimeOffset at) => new()
    {
        At = at,
        Balance = Amount.Amount,
        Credits = Granted.Select(credit => credit with { Remaining = LeftOf(credit.Id).Amount }).ToValueArray(),
    };

    /// <summary>
    /// What is left after an invoice: a final one takes what it was paid from credits and balance, or adds what it
    /// carried over; a void one undoes all of it, and the credits that it burned are there again, until they expire.
    /// </summary>
    /// <param name="invoice">The invoice, final or void; not a draft, which binds nobody.</param>
    /// <returns>
    /// The same where the invoice does not touch it, was taken before, or is void and never was taken.
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
        if (!isVoid && Entries.Any(entry => entry.InvoiceNumber == invoice.Number)) return this;
        var after = With(isVoid ? Undoing(invoice) : Of(invoice));
        foreach (var entry in after.Entries.AsSpan()[Entries.Count..])
        {
            var left = LeftOf(entry.CreditId);
            if ((left + entry.Amount).Amount >= 0m) continue;
            throw new ArgumentException(
                $"{invoice} takes {-entry.Amount} of {entry.CreditId ?? "the balance"}, and {left} is there.",
                nameof(invoice));
        }

        return after;
    }

    /// <summary>What is left, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"balance of {Amount} and {Granted.Count} prepaid credits");

    /// <summary>Whether what an invoice carried over is still there, so that it can be taken back.</summary>
    internal bool CanUndo(Invoice invoice) =>
        Undoing(invoice).All(entry => (LeftOf(entry.CreditId) + entry.Amount).Amount >= 0m);

    private static IEnumerable<CreditEntry> Of(Invoice invoice)
    {
        foreach (var line in invoice.Lines)
        {
            if (line.Kind == InvoiceLineKind.Credit)
            {
                yield return new CreditEntry(invoice.Number!, line.Amount, line.CreditId);
            }
        }
    }

    private IEnumerable<CreditEntry> Undoing(Invoice invoice) => Entries
        .Where(entry => entry.InvoiceNumber == invoice.Number)
        .GroupBy(static entry => entry.CreditId, StringComparer.Ordinal)
        .Select(entries => new CreditEntry(
            invoice.Number!, -Sum(entries.Select(static entry => entry.Amount)), entries.Key));

    private CreditBalance With(IEnumerable<CreditEntry> entries)
    {
        var added = entries.Where(static entry => entry.Amount.Amount != 0m).ToList();
        return added.Count == 0 ? this : new CreditBalance(Currency, Granted, [.. Entries, .. added]);
    }

    private Money LeftOf(string? creditId)
    {
        var granted = creditId is null ? 0m : Granted.FirstOrDefault(credit => credit.Id == creditId)?.Remaining ?? 0m;
        return Money.Of(granted, Currency)
            + Sum(Entries.Where(entry => entry.CreditId == creditId).Select(static entry => entry.Amount));
    }

    private Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(Currency), static (sum, amount) => sum + amount);
}
