using System.Globalization;
using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>One priced charge: the exact value, what is paid, and how it came about.</summary>
/// <remarks>Immutable. The only place where rating rounds: once, to the currency's minor unit.</remarks>
public sealed record RatedLine
{
    /// <summary>The charge that was priced.</summary>
    public required Charge Charge { get; init; }

    /// <summary>What is used; <see langword="null"/> for one-time and recurring charges.</summary>
    public Meter? Meter => (Charge as UsageCharge)?.Meter;

    /// <summary>How much, in the meter's unit and with the included quantity; 1 for other charges.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>What it costs before rounding, in major units.</summary>
    public required decimal Exact { get; init; }

    /// <summary>What is paid: <see cref="Exact"/>, rounded half away from zero at the currency's minor unit.</summary>
    public required Money Amount { get; init; }

    /// <summary>What rounding left behind: <see cref="Exact"/> less <see cref="Amount"/>, in major units.</summary>
    public decimal Residue => Exact - Amount.Amount;

    /// <summary>The parts, in ascending order of quantity; exact, and adding up to <see cref="Exact"/>.</summary>
    public required ValueArray<RatedPart> Breakdown { get; init; }

    /// <summary>The story of this line: what was used, how each part was priced, and where rounding happened.</summary>
    public LineExplanation Explain() => LineExplanation.Of(this);

    /// <summary>Charge, quantity and amount in one line, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Charge}: {Quantity} costs {Amount}");

    internal static RatedLine Of(
        Charge charge,
        Currency currency,
        decimal quantity,
        decimal exact,
        ReadOnlySpan<RatedPart> parts) => new()
        {
            Charge = charge,
            Quantity = quantity,
            Exact = exact,
            Amount = Money.Of(exact, currency).Round(),
            Breakdown = ValueArray.Create(parts),
        };
}
