using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Cli.Statements;

/// <summary>
/// Carries what one customer holds of meters with a weighted sum from month to month: a level lasts until a row changes
/// it. A month without rows in which there is a level is used too.
/// </summary>
/// <remarks>
/// Rows of several plans keep levels of their own. Where a plan has no rows in a month and another one that prices the
/// meter has, the customer has moved, and the level with it. So each level is priced once in each month.
/// </remarks>
internal sealed class CarriedLevels
{
    private readonly Dictionary<(RatedPlan Plan, string Meter, ValueMap Dimensions), decimal> _levels = [];
    private NotExactException? _lost;

    /// <summary>The months of one customer that are priced.</summary>
    /// <param name="collected">What the rows say, in the order of months, then of plans.</param>
    /// <param name="priced">The months that are priced, in order.</param>
    public static IEnumerable<CollectedUsage> Carry(
        IReadOnlyList<CollectedUsage> collected, IReadOnlyList<BillingMonth> priced)
    {
        var levels = new CarriedLevels();
        var (next, of) = (0, 0);
        while (next < collected.Count || of < priced.Count)
        {
            var isRead = of == priced.Count || (next < collected.Count && collected[next].Month <= priced[of]);
            var month = isRead ? collected[next].Month : priced[of];
            var usages = new List<CollectedUsage>();
            for (; next < collected.Count && collected[next].Month == month; next++) usages.Add(collected[next]);
            levels.Enter(month, usages);
            if (of == priced.Count || priced[of] != month) continue;
            of++;
            foreach (var usage in usages) yield return usage;
        }
    }

    private static int ByPlan(CollectedUsage x, CollectedUsage y) =>
        string.CompareOrdinal(x.Plan.Plan.Key, y.Plan.Plan.Key);

    private void Enter(BillingMonth month, List<CollectedUsage> usages)
    {
        var withRows = usages.ToList();
        foreach (var ((plan, meter, dimensions), level) in _levels)
        {
            var usage = withRows.Find(other => other.Plan == plan)
                ?? withRows.Find(other => other.Plan.Find(meter) is not null)
                ?? usages.Find(other => other.Plan == plan);
            if (usage is null) usages.Add(usage = new CollectedUsage(plan, month));
            usage.Carry(usage.Plan.Find(meter)!, dimensions, level);
        }

        usages.Sort(ByPlan);
        _levels.Clear();
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
