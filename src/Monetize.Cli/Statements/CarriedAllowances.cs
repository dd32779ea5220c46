using Monetize.Errors;

namespace Monetize.Cli.Statements;

/// <summary>
/// Carries what the months of one customer leave of included quantities that roll over. A month without usage leaves
/// all of it, up to the bound. What a plan left is lost where the customer is on other plans.
/// </summary>
internal sealed class CarriedAllowances
{
    private Dictionary<MeterUse, decimal> _left = [];
    private MonetizeException? _lost;

    /// <summary>Gives a month what the one before it left.</summary>
    public void Enter(List<CollectedUsage> usages)
    {
        foreach (var usage in usages)
        {
            foreach (var use in usage.Plan.Uses.Where(use => use.RollsOver))
            {
                if (_lost is not null) usage.Lose(_lost);
                usage.CarryOver(use, _left.GetValueOrDefault(use));
            }
        }
    }

    /// <summary>Takes what a month leaves, of the plans that the customer is on.</summary>
    public void Leave(List<CollectedUsage> usages, List<RatedPlan> plans)
    {
        var left = new Dictionary<MeterUse, decimal>();
        try
        {
            foreach (var plan in plans)
            {
                var usage = usages.Find(other => other.Plan == plan);
                foreach (var use in plan.Uses.Where(use => use.RollsOver))
                {
                    left.Add(use, use.Carry(usage?.Quantity(use) ?? 0m, _left.GetValueOrDefault(use)));
                }
            }
        }
        catch (MonetizeException lost)
        {
            // How much of the allowance such usage takes nobody knows, and what is guessed might be too dear.
            _lost ??= lost;
        }

        _left = left;
    }
}
