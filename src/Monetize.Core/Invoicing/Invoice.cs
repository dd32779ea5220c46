using System.Globalization;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Subscriptions;

namespace Monetize;

/// <summary>
/// What a customer owes for a time: lines of charges, discounts, taxes and credits, each with its story.
/// </summary>
/// <remarks>
/// Immutable; equal when all parts are. All amounts are whole minor units of one currency, and every sum is the sum of
/// lines: subtotal less discounts plus tax is the total, and the total less credits is due. Neither is ever negative.
/// </remarks>
public sealed partial record Invoice
{
    /// <summary>The most lines that a final invoice may have.</summary>
    public const int MaxLines = 250;

    /// <summary>What it is due for.</summary>
    public required DueKind Kind { get; init; }

    /// <summary>How binding it is. A draft by default.</summary>
    public InvoiceStatus Status { get; init; }

    /// <summary>Its number; none while it is a draft.</summary>
    public string? Number { get; init; }

    /// <summary>When it became final; none while it is a draft.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>When it was taken back; none unless it is void.</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>Who pays.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The subscription; none where it is for something else.</summary>
    public SubscriptionId? Subscription { get; init; }

    /// <summary>The currency of all amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The time that it is about.</summary>
    public required Period Period { get; init; }

    /// <summary>The number of the billing period in which it is due. 0 by default.</summary>
    public int PeriodNumber { get; init; }

    /// <summary>Where taxes were rounded. Line by line by default.</summary>
    public TaxRounding TaxRounding { get; init; }

    /// <summary>Whether the amounts of charges contain the tax already. No by default.</summary>
    public bool PricesIncludeTax { get; init; }

    /// <summary>Charges, then true-ups, then discounts, taxes and credits.</summary>
    public required ValueArray<InvoiceLine> Lines { get; init; }

    /// <summary>What it costs before discounts: the charges added up.</summary>
    public Money Subtotal => Sum(static line => line.IsCharge);

    /// <summary>What coupons and maximums take off.</summary>
    public Money Discounts => -Sum(static line => line.Kind == InvoiceLineKind.Discount);

    /// <summary>All taxes, those that prices include as well.</summary>
    public Money Tax => Sum(static line => line.Kind == InvoiceLineKind.Tax);

    /// <summary>What it costs without taxes, after discounts; negative where more comes back than is owed.</summary>
    public Money Net => Subtotal - Discounts - (PricesIncludeTax ? Tax : Money.Zero(Currency));

    /// <summary>What would be a total below zero: it is carried to the customer's balance. 0 or more.</summary>
    public Money CarriedToBalance =>
        Sum(static line => line.Kind == InvoiceLineKind.Credit && line.Amount.Amount > 0m);

    /// <summary>
    /// Subtotal less discounts plus tax, where prices do not include it; and what is carried to the balance, so that it
    /// is 0 or more.
    /// </summary>
    public Money Total => PricesIncludeTax
        ? Sum(static line => line.Kind != InvoiceLineKind.Tax && !IsPayment(line))
        : Sum(static line => !IsPayment(line));

    /// <summary>What prepaid credits and the balance paid. 0 or more.</summary>
    public Money CreditsApplied => -Sum(IsPayment);

    /// <summary>What is left to pay. 0 or more.</summary>
    public Money Due => Total - CreditsApplied;

    /// <summary>The line with an id.</summary>
    /// <param name="lineId">The id.</param>
    /// <exception cref="ArgumentException">There is no such line.</exception>
    public InvoiceLine Line(string lineId)
    {
        foreach (var line in Lines)
        {
            if (line.Id == lineId) return line;
        }

        throw new ArgumentException($"The invoice has no line {lineId}.", nameof(lineId));
    }

    /// <summary>What a charge comes to after its discounts; with its tax where prices include it.</summary>
    /// <param name="lineId">The charge.</param>
    /// <exception cref="ArgumentException">There is no such line.</exception>
    public Money NetOf(string lineId) => Line(lineId).Amount + ShareOf(lineId, InvoiceLineKind.Discount);

    /// <summary>All taxes that a charge bears.</summary>
    /// <param name="lineId">The charge.</param>
    public Money TaxOf(string lineId) => ShareOf(lineId, InvoiceLineKind.Tax);

    /// <summary>Kind, number, status and total, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {Number ?? "without number"} ({Status}): {Total}");

    private static bool IsPayment(InvoiceLine line) =>
        line.Kind == InvoiceLineKind.Credit && line.Amount.Amount < 0m;

    private Money ShareOf(string lineId, InvoiceLineKind kind)
    {
        var sum = Money.Zero(Currency);
        foreach (var line in Lines)
        {
            if (line.Kind != kind) continue;
            foreach (var share in line.Shares)
            {
                if (share.LineId == lineId) sum += share.Amount;
            }
        }

        return sum;
    }

    private Money Sum(Func<InvoiceLine, bool> which)
    {
        var sum = 0L;
        foreach (var line in Lines)
        {
            if (which(line)) sum = MinorMath.Add(sum, line.Amount.ToMinor());
        }

        return Money.FromMinor(sum, Currency);
    }
}
