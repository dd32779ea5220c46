namespace Monetize.Cli.Statements;

/// <summary>
/// The months of one customer in order, each with what earlier ones leave to it: levels, unused allowances, and whether
/// the plan has been billed before.
/// </summary>
/// <remarks>
/// A customer is on the plans of a month's rows; in a month without rows, on those of the last month that has any. What
/// a plan that was left would go on to charge is not billed.
/// </remarks>
internal sealed class CustomerMonths
{
    private readonly CarriedLevels _levels = new();
    private readonly CarriedAllowances _allowances = new();
    private readonly HashSet<RatedPlan> _billed = [];
    private List<RatedPlan> _plans = [];

    /// <summary>The months of one customer that are priced.</summary>
    /// <param name="collected">What the rows say, in the order of months, then of plans.</param>
    /// <param name="priced">The months that are priced, in order.</param>
    public static IEnumerable<CollectedUsage> Of(
        IReadOnlyList<CollectedUsage> collected, IReadOnlyList<BillingMonth> priced)
    {
        var months = new CustomerMonths();
        var (next, of) = (0, 0);
        foreach (var month in MonthSpan.Of(collected.Select(usage => usage.Month).Concat(priced)))
        {
            var usages = new List<CollectedUsage>();
            for (; next < collected.Count && collected[next].Month == month; next++) usages.Add(collected[next]);
            months.Enter(month, usages);
            if (of == priced.Count || priced[of] != month) continue;
            of++;
            foreach (var usage in usages) yield return usage;
        }
    }

    private static int ByPlan(CollectedUsage x, CollectedUsage y) =>
        string.CompareOrdinal(x.Plan.Plan.Key, y.Plan.Plan.Key);

    private void Enter(BillingMonth month, List<CollectedUsage> usages)
    {
        if (usages.Count > 0) _plans = [.. usages.Select(usage => usage.Plan)];
        _levels.Enter(month, usages, _plans);
        usages.Sort(ByPlan);
        _allowances.Enter(usages);
        foreach (var usage in usages) usage.IsFirst = _billed.Add(usage.Plan);
        _levels.Leave(usages);
        _allowances.Leave(usages, _plans);
    }
}
