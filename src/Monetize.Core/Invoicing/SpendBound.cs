using System.Globalization;
using Monetize.Subscriptions;

namespace Monetize.Invoicing;

/// <summary>Minimum and maximum of a charge or of a plan in one period, over all invoices of that period.</summary>
/// <remarks>Immutable; equal when all parts are.</remarks>
public sealed record SpendBound
{
    /// <summary>Which items it is about: those of the same <see cref="BillableItem.Scope"/>.</summary>
    public required string Scope { get; init; }

    /// <summary>The one charge that it is about, by <see cref="LinePrice.ChargeKey"/>; none for the plan.</summary>
    public string? ChargeKey { get; init; }

    /// <summary>The words that the customer reads, such as the name of the plan or of the meter.</summary>
    public required string Description { get; init; }

    /// <summary>The least, in major units; owed on the last invoice of the period. None by default.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The most, in major units; the excess is a discount. None by default.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>Which part of the minimum is owed, by days; all of it by default.</summary>
    public ProrationShare MinimumShare { get; init; } = ProrationShare.Everything;

    /// <summary>Whether no further invoice of the period follows, so that a minimum is owed. No by default.</summary>
    public bool IsLast { get; init; }

    /// <summary>What earlier invoices of the period billed. Nothing by default.</summary>
    public BookedSpend Booked { get; init; }

    /// <summary>The price that a true-up keeps; none by default.</summary>
    public LinePrice? Price { get; init; }

    /// <summary>The time that a true-up is for; none by default.</summary>
    public Period? ServicePeriod { get; init; }

    /// <summary>The number of the billing period. 0 by default.</summary>
    public int PeriodNumber { get; init; }

    /// <summary>Which rates of tax a true-up bears. Empty by default.</summary>
    public string TaxCategory { get; init; } = "";

    /// <summary>What it bounds, and by what, in the invariant culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Scope} {ChargeKey ?? "plan"}: {Minimum} to {Maximum}");
}
