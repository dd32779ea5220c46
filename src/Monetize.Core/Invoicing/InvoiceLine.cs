using System.Globalization;
using Monetize.Collections;
using Monetize.Invoicing;
using Monetize.Rating;

namespace Monetize;

/// <summary>
/// One line of an invoice. It keeps all that made it: price, parts, period, records, and what rounding left.
/// </summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record InvoiceLine
{
    /// <summary>What names the line, each once in an invoice.</summary>
    public required string Id { get; init; }

    /// <summary>What it is for.</summary>
    public required InvoiceLineKind Kind { get; init; }

    /// <summary>The words that the customer reads.</summary>
    public required string Description { get; init; }

    /// <summary>How much, in <see cref="Unit"/>. 1 by default.</summary>
    public decimal Quantity { get; init; } = 1m;

    /// <summary>The unit of the quantity; none where it counts nothing.</summary>
    public Unit? Unit { get; init; }

    /// <summary>When the service was or will be rendered; none where the line concerns no time.</summary>
    public Period? ServicePeriod { get; init; }

    /// <summary>What it costs before rounding.</summary>
    public required ExactAmount Exact { get; init; }

    /// <summary>
    /// What it costs: <see cref="Exact"/> rounded half away from zero at the currency's minor unit; where a part was
    /// billed before, the rounded total less that.
    /// </summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// What all of it costs together with what was billed before, before rounding; none where it is billed for itself.
    /// </summary>
    public ExactAmount? RunningTotal { get; init; }

    /// <summary>What was billed before and comes off the rounded running total; none where nothing was.</summary>
    public Money? Before { get; init; }

    /// <summary>What rounding left behind: <see cref="Exact"/> less <see cref="Amount"/>.</summary>
    public ExactAmount Residue => Exact.Less(Amount.Amount);

    /// <summary>The parts of the whole of <see cref="Exact"/>, which add up to it.</summary>
    public ValueArray<RatedPart> Breakdown { get; init; }

    /// <summary>
    /// Of a discount or a tax: what falls on which line; they add up to <see cref="Amount"/>. Else empty.
    /// </summary>
    public ValueArray<LineShare> Shares { get; init; }

    /// <summary>The price as it was when the line was made; none where no plan made it.</summary>
    public LinePrice? Price { get; init; }

    /// <summary>The records beneath; none where it does not rest on usage.</summary>
    public UsageQuery? Usage { get; init; }

    /// <summary>What bounds of charge and plan take together with it. Empty by default.</summary>
    public string Scope { get; init; } = "";

    /// <summary>The number of the billing period that it belongs to. 0 by default.</summary>
    public int PeriodNumber { get; init; }

    /// <summary>Its tax category. Empty by default.</summary>
    public string TaxCategory { get; init; } = "";

    /// <summary>Of a discount: the coupon; none where a maximum took it off, and on other lines.</summary>
    public Coupon? Coupon { get; init; }

    /// <summary>Of a tax: its rate and treatment; none on other lines.</summary>
    public TaxAmount? Tax { get; init; }

    /// <summary>Of a credit: the prepaid credit that paid; none where the balance did, and on other lines.</summary>
    public string? CreditId { get; init; }

    /// <summary>Whether it is something that was sold, and no discount, tax or credit.</summary>
    public bool IsCharge => Kind < InvoiceLineKind.Discount;

    /// <summary>Id, kind and amount.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}: {Kind} {Amount}");

    internal static InvoiceLine Of(BillableItem item, Money amount) => new()
    {
        Id = item.Id,
        Kind = item.Kind,
        Description = item.Description,
        Quantity = item.Quantity,
        Unit = item.Unit,
        ServicePeriod = item.ServicePeriod,
        Exact = item.Exact,
        Amount = amount,
        RunningTotal = item.RunningTotal,
        Before = item.Before == 0m ? null : Money.Of(item.Before, amount.Currency),
        Breakdown = item.Breakdown,
        Price = item.Price,
        Usage = item.Usage,
        Scope = item.Scope,
        PeriodNumber = item.PeriodNumber,
        TaxCategory = item.TaxCategory,
    };

    internal static InvoiceLine Adjusting(InvoiceLineKind kind, string id, string description, Money amount) => new()
    {
        Id = id,
        Kind = kind,
        Description = description,
        Exact = ExactAmount.Of(amount.Amount),
        Amount = amount,
    };

    internal static InvoiceLine Discounting(
        string id, string description, Money amount, ValueArray<LineShare> shares, Coupon? coupon)
    {
        return new InvoiceLine
        {
            Id = id,
            Kind = InvoiceLineKind.Discount,
            Description = description,
            Exact = ExactAmount.Of(amount.Amount),
            Amount = amount,
            Shares = shares,
            Coupon = coupon,
        };
    }

    internal static InvoiceLine Taxing(string id, TaxAmount tax, Money amount) => new()
    {
        Id = id,
        Kind = InvoiceLineKind.Tax,
        Description = tax.ToString(),
        Exact = ExactAmount.Of(amount.Amount),
        Amount = amount,
        Shares = tax.Shares,
        Tax = tax,
    };
}
