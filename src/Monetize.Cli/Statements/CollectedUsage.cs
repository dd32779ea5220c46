using Monetize.Metering;
using Monetize.Monetary;
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

        // A second one for each meter: dynamic prices add amounts up beside quantities.
        var perMeter = plan.Uses.Any(use => use.ReadsAmounts) ? 2 : 1;
        _collectors = new UsageCollector?[perMeter * plan.Uses.Count];
    }

    /// <summary>The plan version that prices it.</summary>
    public RatedPlan Plan { get; }

    /// <summary>When it was used.</summary>
    public BillingMonth Month { get; }

    /// <summary>Counts a record, or leaves all as it was.</summary>
    /// <exception cref="NotExactException">The quantities no longer add up exactly.</exception>
    public void Add(MeterUse use, UsageRecord record)
    {
        var quantities = _collectors[use.Index] ??= use.Collect(_period);
        if (!use.ReadsAmounts)
        {
            quantities.Add(record);
            return;
        }

        var quantity = use.Meter.Aggregation == Aggregation.Count ? 1m : record.Quantity;
        var amount = record.Amount ?? quantity;
        var amounts = _collectors[use.Index + Plan.Uses.Count] ??= use.Collect(_period);
        amounts.Add(record with { Quantity = amount });
        try
        {
            quantities.Add(record with { Quantity = quantity });
        }
        catch (NotExactException)
        {
            amounts.Add(record with { Quantity = -amount });
            throw;
        }
    }

    /// <summary>Prices all that was counted.</summary>
    /// <exception cref="Errors.MonetizeException">The usage cannot be rated.</exception>
    public RatedStatement Rate()
    {
        var usage = new PlanUsage();
        foreach (var use in Plan.Uses)
        {
            if (_collectors[use.Index] is not { } quantities) continue;
            if (use.ReadsAmounts)
            {
                var amounts = _collectors[use.Index + Plan.Uses.Count]!;
                usage.Add(use.Meter.Key, new UsageItem(quantities.Items()[0].Quantity, amounts.Items()[0].Quantity));
                continue;
            }

            foreach (var item in quantities.Items()) usage.Add(use.Meter.Key, item);
        }

        return Plan.Compiled.Rate(usage);
    }
}
