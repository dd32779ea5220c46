using Monetize.Errors;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>A plan version made ready to price the usage of many customers.</summary>
/// <remarks>Immutable and safe for any number of threads.</remarks>
public sealed class CompiledPlan
{
    private readonly Dictionary<string, CompiledUsageCharge> _usage;
    private readonly int _maxParts;

    internal CompiledPlan(Plan plan)
    {
        Plan = plan;
        _usage = plan.Charges.OfType<UsageCharge>().ToDictionary(
            charge => charge.Meter.Key,
            charge => new CompiledUsageCharge(charge),
            StringComparer.Ordinal);
        _maxParts = _usage.Values.Select(charge => charge.MaxParts).Append(1).Max();
    }

    /// <summary>The plan version that was compiled.</summary>
    public Plan Plan { get; }

    /// <summary>The charge for usage of a meter; <see langword="null"/> where the plan has none.</summary>
    /// <param name="meter">The key of the meter.</param>
    public CompiledUsageCharge? FindUsage(string meter) => _usage.GetValueOrDefault(meter);

    /// <summary>What one period costs; see the overload with a dictionary.</summary>
    /// <param name="usage">Meters, each once, with their quantities; a meter that is not named counts as 0.</param>
    /// <returns>A line for each charge of the plan, in its order, and their sum.</returns>
    /// <exception cref="ArgumentException">A meter is named twice.</exception>
    /// <exception cref="RatingException">A quantity is negative, or the plan does not price its meter.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public RatedStatement Rate(params ReadOnlySpan<(Meter Meter, decimal Quantity)> usage)
    {
        var quantities = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (meter, quantity) in usage) quantities.Add(meter.Key, quantity);
        return Rate(quantities);
    }

    /// <summary>
    /// What one period costs: one-time and recurring charges once, usage by its quantities. Lines are rounded, then
    /// added.
    /// </summary>
    /// <param name="usage">Quantities by the key of the meter; a meter that is not named counts as 0.</param>
    /// <returns>A line for each charge of the plan, in its order, and their sum.</returns>
    /// <exception cref="RatingException">A quantity is negative, or the plan does not price its meter.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public RatedStatement Rate(IReadOnlyDictionary<string, decimal> usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        foreach (var (meter, _) in usage)
        {
            if (!_usage.ContainsKey(meter)) throw Unpriced(meter);
        }

        var parts = new RatedPart[_maxParts];
        var lines = new RatedLine[Plan.Charges.Count];
        var total = Money.Zero(Plan.Currency);
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = Line(Plan.Charges[i], usage, parts);
            total += lines[i].Amount;
        }

        return new RatedStatement { Plan = Plan, Lines = [.. lines], Total = total };
    }

    private RatedLine Line(Charge charge, IReadOnlyDictionary<string, decimal> usage, RatedPart[] parts)
    {
        switch (charge)
        {
            case OneTimeCharge oneTime:
                return Once(charge, oneTime.Amount);
            case RecurringCharge recurring:
                return Once(charge, recurring.Amount);
            case UsageCharge { Meter.Key: var meter }:
                var quantity = usage.GetValueOrDefault(meter);
                var count = _usage[meter].Rate(quantity, parts, out var exact);
                return RatedLine.Of(charge, Plan.Currency, quantity, exact, parts.AsSpan(0, count));
            default:
                throw new ArgumentOutOfRangeException(nameof(charge), charge, "Not a kind of charge.");
        }
    }

    private RatedLine Once(Charge charge, decimal amount) =>
        RatedLine.Of(charge, Plan.Currency, 1m, amount, [new RatedPart(0m, 1m, 1m, amount, 0m, amount)]);

    private RatingException Unpriced(string meter)
    {
        var priced = _usage.Count == 0 ? "no meter" : string.Join(", ", _usage.Keys.Order(StringComparer.Ordinal));
        return new RatingException(
            ErrorCodes.UnpricedUsage,
            $"Plan {Plan} does not price usage of {meter}; it prices {priced}.");
    }
}
