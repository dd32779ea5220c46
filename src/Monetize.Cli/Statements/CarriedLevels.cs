using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Cli.Statements;

/// <summary>
/// Carries what one customer holds of meters with a weighted sum from month to month: a level lasts until a row changes
/// it. A month without rows in which there is a level is used too.
/// </summary>
/// <remarks>
/// Rows of several plans keep levels of their own. Where a plan is left for another one that prices the meter, the
/// level moves along; where none does, it is kept and not billed until the customer is on such a plan again. So each
/// level is priced once in each month, or not at all.
/// </remarks>
internal sealed class CarriedLevels
{
    private readonly Dictionary<(RatedPlan Plan, string Meter, ValueMap Dimensions), decimal> _levels = [];
    private NotExactException? _lost;

    /// <summary>Gives a month the levels with which it begins, which may be all that a plan has.</summary>
    /// <param name="month">The month.</param>
    /// <param name="usages">What its rows say, one for each plan.</param>
    /// <param name="plans">The plans that the customer is on.</param>
    public void Enter(BillingMonth month, List<CollectedUsage> usages, List<RatedPlan> plans)
    {
        foreach (var (slot, level) in _levels.ToList())
        {
            var plan = plans.Contains(slot.Plan) ? slot.Plan : plans.Find(other => other.Find(slot.Meter) is not null);
            if (plan is null) continue;
            _levels.Remove(slot);
            var usage = usages.Find(other => other.Plan == plan);
            if (usage is null) usages.Add(usage = new CollectedUsage(plan, month));
            usage.Carry(plan.Find(slot.Meter)!, slot.Dimensions, level);
        }
    }

    /// <summary>Takes the levels at a month's end.</summary>
    public void Leave(List<CollectedUsage> usages)
    {
        foreach (var usage in usages) Leave(usage);
    }

    private void Leave(CollectedUsage usage)
    {
        try
        {
            if (_lost is not null) usage.Lose(_lost);
            foreach (var (use, dimensions, level) in usage.Levels())
            {
                if (level != 0m) _levels.Add((usage.Plan, use.Meter.Key, dimensions), level);
            }
        }
        catch (NotExactException lost)
        {
            _lost = lost;
        }
    }
}
