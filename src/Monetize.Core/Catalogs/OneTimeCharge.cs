using System.Globalization;

namespace Monetize;

/// <summary>An amount that is owed once, when the subscription starts. It is never prorated.</summary>
public sealed record OneTimeCharge : Charge
{
    /// <summary>What is owed, in major units of the plan's currency. 0 or more.</summary>
    public required decimal Amount { get; init; }

    /// <summary>What it is for, as the invoice names it. None by default.</summary>
    public string? Name { get; init; }

    /// <summary>The charge in words, in the invariant culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"one-time {Amount}");
}
