using System.Globalization;

namespace Monetize;

/// <summary>An amount that is owed for each billing period, in advance.</summary>
public sealed record RecurringCharge : Charge
{
    /// <summary>What is owed a period, in major units of the plan's currency. 0 or more.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What it is for, as the invoice names it. None by default.</summary>
    public string? Name { get; init; }

    /// <summary>The charge in words, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"recurring {Amount}");
}
