using Monetize.Collections;
using Monetize.Invoicing;

namespace Monetize.Billing.Running;

/// <summary>
/// What rolls over from period to period of included quantities. It belongs to the version that the next period begins
/// with, and is used once.
/// </summary>
internal sealed class AllowanceCarrying
{
    private readonly PlanShelf _plans;
    private readonly Dictionary<string, decimal> _left = new(StringComparer.Ordinal);

    public AllowanceCarrying(PlanShelf plans, ValueArray<CarriedAllowance> left)
    {
        _plans = plans;
        foreach (var (meter, quantity) in left) _left[meter] = quantity;
    }

    /// <summary>What a span is given; the next one is not given it again.</summary>
    public ValueArray<CarriedAllowance> Take(UsageSpan span)
    {
        var taken = new List<CarriedAllowance>();
        foreach (var charge in _plans[span.Plan].Plan.Charges.OfType<UsageCharge>())
        {
            var meter = charge.Meter.Key;
            if (_left.Remove(meter, out var quantity)) taken.Add(new CarriedAllowance(meter, quantity));
        }

        return taken.ToValueArray();
    }

    /// <summary>What a closed period leaves: that of the version that it ended with.</summary>
    /// <param name="plans">The plan versions.</param>
    /// <param name="closed">The usage of its spans; that of other periods is passed over.</param>
    /// <param name="number">The number of the period.</param>
    public static ValueArray<CarriedAllowance> Left(PlanShelf plans, ValueArray<SpanUsage> closed, int number)
    {
        var left = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var span in closed
            .Where(span => span.Span.PeriodNumber == number)
            .OrderBy(static span => span.Span.Hull.ToExclusive))
        {
            var plan = plans[span.Span.Plan];
            foreach (var charge in plan.Plan.Charges.OfType<UsageCharge>())
            {
                var meter = charge.Meter.Key;
                var before = span.CarriedOver.FirstOrDefault(carried => carried.Meter == meter).Quantity;
                left[meter] = plan.FindUsage(meter)!.Carry(span.Usage.QuantityOf(meter), before);
            }
        }

        return left.Where(static meter => meter.Value > 0m)
            .Select(static meter => new CarriedAllowance(meter.Key, meter.Value))
            .ToValueArray();
    }
}
