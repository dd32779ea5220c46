using System.Globalization;
using Monetize.Catalogs.Building;
using Monetize.Collections;

namespace Monetize;

/// <summary>One version of a plan: what a customer who is on it pays, and what they may do.</summary>
/// <remarks>
/// Immutable; equal when all figures are. A published version never changes: a new price is a new version.
/// </remarks>
public sealed record Plan
{
    /// <summary>The name on the wire, such as <c>pro</c>: letters, digits, <c>_</c>, <c>-</c> and <c>.</c></summary>
    public required string Key { get; init; }

    /// <summary>The version, from 1. 1 by default.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The name that customers see. None by default.</summary>
    public string? Name { get; init; }

    /// <summary>The currency of all amounts.</summary>
    public required Currency Currency { get; init; }

    /// <summary>The billing period; <see langword="null"/> for a plan without recurring charges.</summary>
    public Interval? Period { get; init; }

    /// <summary>What is paid, in the order of the invoice's lines.</summary>
    public ValueArray<Charge> Charges { get; init; }

    /// <summary>What comes with the plan besides usage, such as <c>support</c>: <c>priority</c>.</summary>
    public ValueMap Features { get; init; }

    /// <summary>Days before the first charge is owed. 0 or more; 0 by default.</summary>
    public int TrialDays { get; init; }

    /// <summary>The least that a period costs over all charges, in major units. None by default.</summary>
    public decimal? Minimum { get; init; }

    /// <summary>The most that a period costs over all charges, in major units. None by default.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>The switches in which billing systems differ, each at its default unless set.</summary>
    public PlanSemantics Semantics { get; init; } = PlanSemantics.Default;

    /// <summary>Starts to declare a plan.</summary>
    /// <param name="key">The name on the wire.</param>
    /// <param name="currency">The currency of all amounts.</param>
    /// <param name="period">The billing period, as <c>Every.Month</c>; none where nothing recurs.</param>
    public static PlanBuilder Create(string key, Currency currency, Interval? period = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        return new PlanBuilder(new Plan { Key = key, Currency = currency, Period = period });
    }

    /// <summary>Key and version, such as <c>pro@2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Key}@{Version}");
}
