using Monetize.Collections;
using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// The story of one charge of an invoice: parts, fraction, rounding, discounts, taxes and the records beneath.
/// </summary>
public sealed record ChargeExplanation
{
    /// <summary>The line that is explained.</summary>
    public required string LineId { get; init; }

    /// <summary>What it is for.</summary>
    public required string Title { get; init; }

    /// <summary>The parts with their reasons; their amounts add up to the whole of <see cref="Exact"/>.</summary>
    public required ValueArray<ExplanationStep> Steps { get; init; }

    /// <summary>
    /// What it costs before rounding: the parts, times a fraction where a part of a period is billed.
    /// </summary>
    public required ExactAmount Exact { get; init; }

    /// <summary>What it costs.</summary>
    public required Money Amount { get; init; }

    /// <summary>
    /// What all of it costs together with what was billed before, before rounding; none where it is billed for itself.
    /// </summary>
    public ExactAmount? RunningTotal { get; init; }

    /// <summary>What was billed of it before: the amount is the rounded running total less this.</summary>
    public Money? Before { get; init; }

    /// <summary>What rounding left behind.</summary>
    public required ExactAmount Residue { get; init; }

    /// <summary>What discounts took off it, in their order.</summary>
    public required ValueArray<LineAdjustment> Discounts { get; init; }

    /// <summary>The taxes that it bears.</summary>
    public required ValueArray<LineAdjustment> Taxes { get; init; }

    /// <summary>Which records it rests on; none where it does not rest on usage.</summary>
    public UsageQuery? Records { get; init; }

    /// <summary>What it comes to after discounts.</summary>
    public Money Net => Discounts.Aggregate(Amount, static (sum, discount) => sum + discount.Amount);

    /// <summary>All its taxes.</summary>
    public Money Tax => Taxes.Aggregate(Money.Zero(Amount.Currency), static (sum, tax) => sum + tax.Amount);

    /// <summary>The story as text, in the invariant culture, its lines separated by line feeds.</summary>
    public override string ToString() => InvoiceStory.Of(this);
}
