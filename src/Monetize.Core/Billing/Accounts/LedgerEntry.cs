using System.Globalization;
using Monetize.Collections;

namespace Monetize.Billing.Accounts;

/// <summary>
/// One event in the books: postings of one currency that add up to nothing. There is no other kind of entry, and none
/// is ever changed: what was wrong is put right by another one.
/// </summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record LedgerEntry
{
    private LedgerEntry(string id, CustomerId customer, Currency currency, ValueArray<LedgerPosting> postings)
    {
        Id = id;
        Customer = customer;
        Currency = currency;
        Postings = postings;
    }

    /// <summary>What it is of, such as <c>invoice/INV-000001</c>: each event is booked once.</summary>
    public string Id { get; }

    /// <summary>Whose event it is.</summary>
    public CustomerId Customer { get; }

    /// <summary>The currency of all postings.</summary>
    public Currency Currency { get; }

    /// <summary>Debits and credits, none of them 0. Their sum is 0.</summary>
    public ValueArray<LedgerPosting> Postings { get; }

    /// <summary>An entry.</summary>
    /// <param name="id">What it is of, not blank.</param>
    /// <param name="customer">Whose event it is.</param>
    /// <param name="currency">The currency.</param>
    /// <param name="postings">Debits and credits; those of 0 are left out.</param>
    /// <exception cref="ArgumentException">Debits and credits differ.</exception>
    public static LedgerEntry Of(
        string id, CustomerId customer, Currency currency, params ReadOnlySpan<LedgerPosting> postings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        var kept = new List<LedgerPosting>(postings.Length);
        Int128 sum = 0;
        foreach (var posting in postings)
        {
            sum += posting.AmountMinor;
            if (posting.AmountMinor != 0) kept.Add(posting);
        }

        return sum == 0
            ? new LedgerEntry(id, customer, currency, kept.ToValueArray())
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Entry {id} does not balance: {string.Join(", ", kept)} in {currency} add up to {sum}."),
                nameof(postings));
    }

    /// <summary>The entry that takes this one back.</summary>
    /// <param name="id">What it is of.</param>
    public LedgerEntry Reversed(string id)
    {
        var postings = new LedgerPosting[Postings.Count];
        for (var i = 0; i < postings.Length; i++)
        {
            postings[i] = Postings[i] with { AmountMinor = checked(-Postings[i].AmountMinor) };
        }

        return Of(id, Customer, Currency, postings);
    }

    /// <summary>Id and number of postings.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Id} of {Customer}: {Postings.Count} postings in {Currency}");
}
