using Monetize.Collections;

namespace Monetize.Invoicing;

/// <summary>The story of an invoice: that of each charge, and how they add up to what is due.</summary>
/// <remarks>Every sum here is made of the explanation alone, so that it proves the invoice.</remarks>
public sealed record InvoiceExplanation
{
    /// <summary>The charges, in the order of the invoice.</summary>
    public required ValueArray<ChargeExplanation> Charges { get; init; }

    /// <summary>What was paid from credits (negative) or carried to the balance (positive), in order.</summary>
    public required ValueArray<LineAdjustment> Credits { get; init; }

    /// <summary>Whether the amounts of charges contain the tax already.</summary>
    public required bool PricesIncludeTax { get; init; }

    /// <summary>The currency of all amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The charges before discounts.</summary>
    public Money Subtotal => Sum(Charges.Select(static charge => charge.Amount));

    /// <summary>What discounts take off.</summary>
    public Money Discounts => Subtotal - Sum(Charges.Select(static charge => charge.Net));

    /// <summary>All taxes.</summary>
    public Money Tax => Sum(Charges.Select(static charge => charge.Tax));

    /// <summary>What it costs, 0 or more.</summary>
    public Money Total => Subtotal - Discounts + (PricesIncludeTax ? Money.Zero(Currency) : Tax)
        + Sum(Credits.Where(static credit => credit.Amount.Amount > 0m).Select(static credit => credit.Amount));

    /// <summary>What is left to pay.</summary>
    public Money Due =>
        Total + Sum(Credits.Where(static credit => credit.Amount.Amount < 0m).Select(static credit => credit.Amount));

    /// <summary>The story as text, in the invariant culture, its lines separated by line feeds.</summary>
    public override string ToString() => InvoiceStory.Of(this);

    private Money Sum(IEnumerable<Money> amounts) =>
        amounts.Aggregate(Money.Zero(Currency), static (sum, amount) => sum + amount);
}
