using Monetize.Errors;
using Monetize.Monetary;

namespace Monetize.Rating;

/// <summary>A plan version made ready to price the usage of many customers.</summary>
/// <remarks>Immutable and safe for any number of threads.</remarks>
public sealed class CompiledPlan
{
    private readonly Dictionary<string, CompiledUsageCharge> _usage;

    internal CompiledPlan(Plan plan)
    {
        Plan = plan;
        _usage = plan.Charges.OfType<UsageCharge>().ToDictionary(
            charge => charge.Meter.Key,
            charge => new CompiledUsageCharge(charge, plan.Semantics),
            StringComparer.Ordinal);
    }

    /// <summary>The plan version that was compiled.</summary>
    public Plan Plan { get; }

    /// <summary>The charge for usage of a meter; <see langword="null"/> where the plan has none.</summary>
    /// <param name="meter">The key of the meter.</param>
    public CompiledUsageCharge? FindUsage(string meter) => _usage.GetValueOrDefault(meter);

    /// <summary>What one period costs; see the overload with <see cref="PlanUsage"/>.</summary>
    /// <param name="usage">Meters with their quantities; a meter that is not named counts as 0.</param>
    /// <returns>A line for each charge of the plan, in its order, those of bounds after it, and their sum.</returns>
    /// <exception cref="RatingException">A quantity is negative, or the plan does not price its meter.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public RatedStatement Rate(params ReadOnlySpan<(Meter Meter, decimal Quantity)> usage)
    {
        var items = new PlanUsage();
        foreach (var (meter, quantity) in usage)
        {
            items.Add(meter ?? throw new ArgumentException("A meter is missing.", nameof(usage)), quantity);
        }

        return Rate(items);
    }

    /// <summary>What one period costs; see the overload with <see cref="PlanUsage"/>.</summary>
    /// <param name="usage">Quantities by the key of the meter; a meter that is not named counts as 0.</param>
    /// <returns>A line for each charge of the plan, in its order, those of bounds after it, and their sum.</returns>
    /// <exception cref="RatingException">A quantity is negative, or the plan does not price its meter.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public RatedStatement Rate(IReadOnlyDictionary<string, decimal> usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        var items = new PlanUsage();
        foreach (var (meter, quantity) in usage) items.Add(meter, new Metering.UsageItem(quantity));
        return Rate(items);
    }

    /// <summary>
    /// What one period costs: one-time and recurring charges once, usage by its items. Lines are rounded, then bounded
    /// by minimum and maximum, then added.
    /// </summary>
    /// <param name="usage">The usage of the period; a meter without any counts as 0.</param>
    /// <returns>A line for each charge of the plan, in its order, those of bounds after it, and their sum.</returns>
    /// <exception cref="RatingException">A quantity is negative, or the plan does not price its meter.</exception>
    /// <exception cref="NotExactException">No decimal holds an amount.</exception>
    public RatedStatement Rate(PlanUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        RequirePriced(usage);
        var lines = new List<RatedLine>(Plan.Charges.Count);
        foreach (var charge in Plan.Charges) Add(lines, charge, usage);
        lines.AddRange(SpendBounds.Lines(Sum(lines), Plan.Minimum, Plan.Maximum, charge: null));
        return new RatedStatement { Plan = Plan, Lines = [.. lines], Total = Sum(lines) };
    }

    /// <summary>Usage that the plan has no price for is never passed over.</summary>
    internal void RequirePriced(PlanUsage usage)
    {
        foreach (var meter in usage.Meters)
        {
            if (!_usage.TryGetValue(meter, out var charge)) throw Unpriced(meter);
            var priced = charge.Charge.Meter;
            if (usage.FindMeter(meter) is { } used && used != priced) throw Redefined(priced, used);
        }
    }

    private void Add(List<RatedLine> lines, Charge charge, PlanUsage usage)
    {
        switch (charge)
        {
            case OneTimeCharge oneTime:
                lines.Add(Once(charge, oneTime.Amount));
                break;
            case RecurringCharge recurring:
                lines.Add(Once(charge, recurring.Amount));
                break;
            case UsageCharge metered:
                var items = usage.Items(metered.Meter.Key);
                var carriedOver = usage.CarriedOver(metered.Meter.Key);
                var parts = _usage[metered.Meter.Key].Rate(items, out var exact, carriedOver);
                var quantity = 0m;
                foreach (var item in items) quantity = ExactDecimal.Add(quantity, item.Quantity);
                var line = RatedLine.Of(charge, Plan.Currency, quantity, exact, parts) with
                {
                    CarriedOver = _usage[metered.Meter.Key].ReadsItems ? 0m : carriedOver,
                };
                lines.Add(line);
                lines.AddRange(SpendBounds.Lines(line.Amount, metered.Minimum, metered.Maximum, charge));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(charge), charge, "Not a kind of charge.");
        }
    }

    private RatedLine Once(Charge charge, decimal amount) =>
        RatedLine.Of(charge, Plan.Currency, 1m, amount, [new RatedPart(0m, 1m, 1m, amount, 0m, amount)]);

    private Money Sum(List<RatedLine> lines) =>
        lines.Aggregate(Money.Zero(Plan.Currency), (sum, line) => sum + line.Amount);

    // One key with two units would price terabytes as gigabytes.
    private RatingException Redefined(Meter priced, Meter used) => new(
        ErrorCodes.MeterDiffers,
        $"Plan {Plan} prices {priced} as {priced.Aggregation} of {priced.Unit}, and the usage is {used.Aggregation} of "
            + $"{used.Unit}; use the meter that the plan declares.");

    private RatingException Unpriced(string meter)
    {
        var priced = _usage.Count == 0 ? "no meter" : string.Join(", ", _usage.Keys.Order(StringComparer.Ordinal));
        return new RatingException(
            ErrorCodes.UnpricedUsage,
            $"Plan {Plan} does not price usage of {meter}; it prices {priced}.");
    }
}
