using System.Globalization;
using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>One thing to bill: what it costs exactly, how that came about, and what of it was billed before.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record BillableItem
{
    /// <summary>
    /// What names the line, each once in an invoice; the same item has the same id in every calculation.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>
    /// What it is for: any kind but minimum, discount, tax and credit, which the calculation itself makes.
    /// </summary>
    public required InvoiceLineKind Kind { get; init; }

    /// <summary>The words that the customer reads.</summary>
    public required string Description { get; init; }

    /// <summary>How much, in <see cref="Unit"/>. 1 by default.</summary>
    public decimal Quantity { get; init; } = 1m;

    /// <summary>The unit of the quantity; none where it counts nothing.</summary>
    public Unit? Unit { get; init; }

    /// <summary>When it was or will be used; none where it concerns no time.</summary>
    public Period? ServicePeriod { get; init; }

    /// <summary>What it costs before rounding; negative where something comes back.</summary>
    public required ExactAmount Exact { get; init; }

    /// <summary>
    /// What all of it costs together with what was billed before, where a part was; none by default. The line then is
    /// the rounded total less <see cref="Before"/>, so that all lines add up to the rounded total.
    /// </summary>
    public ExactAmount? RunningTotal { get; init; }

    /// <summary>What was billed before, in whole minor units. 0 by default.</summary>
    public decimal Before { get; init; }

    /// <summary>
    /// What coupons had taken off what comes back here: it comes back without them, so that nobody gets back more than
    /// was paid, and their amounts are free again for other lines of the period. Each coupon once; none by default.
    /// </summary>
    public ValueArray<DiscountTakenBack> DiscountsTakenBack { get; init; }

    /// <summary>The parts of the whole of <see cref="Exact"/>; they add up to it.</summary>
    public ValueArray<RatedPart> Breakdown { get; init; }

    /// <summary>The price as it is now; none for what has no place in a plan.</summary>
    public LinePrice? Price { get; init; }

    /// <summary>The records beneath; none where it does not rest on usage.</summary>
    public UsageQuery? Usage { get; init; }

    /// <summary>
    /// What bounds of charge and plan take together, such as one plan version in one period. Empty by default.
    /// </summary>
    public string Scope { get; init; } = "";

    /// <summary>The number of the billing period that it belongs to, by which coupons count. 0 by default.</summary>
    public int PeriodNumber { get; init; }

    /// <summary>
    /// Where it stands on the invoice: smaller numbers first, then by service period and id. 0 by default.
    /// </summary>
    public int Position { get; init; }

    /// <summary>Which rates of tax apply, in the words of whoever answers for taxes. Empty by default.</summary>
    public string TaxCategory { get; init; } = "";

    /// <summary>Id, kind and exact amount, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}: {Kind} {Exact}");
}
