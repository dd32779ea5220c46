using System.Globalization;
using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize;

/// <summary>What is given back of a final invoice: all of it or a part, with its share of the taxes.</summary>
/// <remarks>
/// Immutable; equal when all parts are. Taxes go by the running share of each line, so that notes for parts of a line
/// give back exactly its tax when they have given back the line. <see cref="Crediting"/> makes them.
/// </remarks>
public sealed record CreditNote
{
    /// <summary>Its own number.</summary>
    public required string Number { get; init; }

    /// <summary>The number of the invoice.</summary>
    public required string InvoiceNumber { get; init; }

    /// <summary>Who gets it.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The currency of all amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>When it was issued, in UTC.</summary>
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Whether the amounts of its lines contain the tax already, as those of the invoice.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>What is given back of which line.</summary>
    public required ValueArray<CreditNoteLine> Lines { get; init; }

    /// <summary>Why, for the customer to read. None by default.</summary>
    public string? Reason { get; init; }

    /// <summary>The taxes that are given back.</summary>
    public Money Tax => Sum(static line => line.Tax);

    /// <summary>What is given back without taxes.</summary>
    public Money Net => PricesIncludeTax ? Total - Tax : Sum(static line => line.Amount);

    /// <summary>What is given back in all.</summary>
    public Money Total => PricesIncludeTax
        ? Sum(static line => line.Amount)
        : Sum(static line => line.Amount + line.Tax);

    /// <summary>Number, invoice and total, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Number} for {InvoiceNumber}: {Total}");

    private Money Sum(Func<CreditNoteLine, Money> amount)
    {
        var sum = Money.Zero(Currency);
        foreach (var line in Lines) sum += amount(line);
        return sum;
    }
}
