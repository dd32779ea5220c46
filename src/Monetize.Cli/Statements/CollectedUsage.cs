using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.Cli.Statements;

/// <summary>What one customer used in one month under one plan, as its charges read it.</summary>
internal sealed class CollectedUsage
{
    private readonly Period _period;
    private readonly UsageCollector?[] _collectors;

    public CollectedUsage(RatedPlan plan, BillingMonth month)
    {
        Plan = plan;
        Month = month;
        _period = month.Period;
        _collectors = new UsageCollector?[plan.Uses.Count];
    }

    /// <summary>The plan version that prices it.</summary>
    public RatedPlan Plan { get; }

    /// <summary>When it was used.</summary>
    public BillingMonth Month { get; }

    /// <summary>Counts a record.</summary>
    /// <exception cref="Monetary.NotExactException">The quantities no longer add up exactly.</exception>
    public void Add(MeterUse use, UsageRecord record) => (_collectors[use.Index] ??= use.Collect(_period)).Add(record);

    /// <summary>Prices all that was counted.</summary>
    /// <exception cref="Errors.MonetizeException">The usage cannot be rated.</exception>
    public RatedStatement Rate()
    {
        var usage = new PlanUsage();
        foreach (var use in Plan.Uses)
        {
            foreach (var item in _collectors[use.Index]?.Items() ?? []) usage.Add(use.Meter.Key, item);
        }

        return Plan.Compiled.Rate(usage);
    }
}
