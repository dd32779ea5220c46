using System.Globalization;
using Monetize.Collections;

namespace Monetize.Rating;

/// <summary>One priced charge, or a bound on one: the exact value, what is paid, and how it came about.</summary>
/// <remarks>Immutable. The only place where rating rounds: once, to the currency's minor unit.</remarks>
public sealed record RatedLine
{
    /// <summary>What the line is for.</summary>
    public required LineKind Kind { get; init; }

    /// <summary>The charge; <see langword="null"/> where a bound of the whole plan made the line.</summary>
    public Charge? Charge { get; init; }

    /// <summary>What is used; <see langword="null"/> where the line is not about usage.</summary>
    public Meter? Meter => (Charge as UsageCharge)?.Meter;

    /// <summary>How much, in the meter's unit and with the included quantity; 1 where it is not about usage.</summary>
    public required decimal Quantity { get; init; }

    /// <summary>
    /// What the period before left of the included quantity, in billed units, and this one could use. 0 by default.
    /// </summary>
    public decimal CarriedOver { get; init; }

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

    /// <summary>Kind, quantity and amount in one line, in the invariant culture.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {Charge}: {Quantity} costs {Amount}");

    internal static RatedLine Of(
        Charge charge,
        Currency currency,
        decimal quantity,
        decimal exact,
        ReadOnlySpan<RatedPart> parts) => new()
        {
            Kind = KindOf(charge),
            Charge = charge,
            Quantity = quantity,
            Exact = exact,
            Amount = Money.Of(exact, currency).Round(),
            Breakdown = ValueArray.Create(parts),
        };

    internal static RatedLine Of(LineKind kind, Charge? charge, Money amount) => new()
    {
        Kind = kind,
        Charge = charge,
        Quantity = 1m,
        Exact = amount.Amount,
        Amount = amount,
        Breakdown = [new RatedPart(0m, 1m, 1m, 0m, amount.Amount, amount.Amount)],
    };

    private static LineKind KindOf(Charge charge) => charge switch
    {
        OneTimeCharge => LineKind.OneTime,
        RecurringCharge => LineKind.Recurring,
        UsageCharge => LineKind.Usage,
        _ => throw new ArgumentOutOfRangeException(nameof(charge), charge, "Not a kind of charge."),
    };
}
