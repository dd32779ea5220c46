using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;

namespace Monetize.Cli.Statements;

/// <summary>What one customer used in one month under one plan, as its charges read it.</summary>
internal sealed class CollectedUsage
{
    private readonly Period _period;
    private readonly UsageCollector?[] _collectors;
    private readonly bool _isRemembered;
    private readonly List<(string Meter, decimal Units)> _carriedOver = [];
    private MonetizeException? _lost;

    /// <param name="plan">The plan version that prices it.</param>
    /// <param name="month">When it is used.</param>
    /// <param name="isRemembered">Whether the month is not priced, and read for what it leaves to later ones.</param>
    public CollectedUsage(RatedPlan plan, BillingMonth month, bool isRemembered = false)
    {
        Plan = plan;
        Month = month;
        _isRemembered = isRemembered;
        _period = month.Period;

        // A second one for each meter: dynamic prices add amounts up beside quantities.
        var perMeter = plan.Uses.Any(use => use.ReadsAmounts) ? 2 : 1;
        _collectors = new UsageCollector?[perMeter * plan.Uses.Count];
    }

    /// <summary>The plan version that prices it.</summary>
    public RatedPlan Plan { get; }

    /// <summary>When it was used.</summary>
    public BillingMonth Month { get; }

    /// <summary>Whether it is the customer's first month under the plan, which one-time charges are for.</summary>
    public bool IsFirst { get; set; } = true;

    /// <summary>Counts a record.</summary>
    public void Add(MeterUse use, UsageRecord record)
    {
        if (_isRemembered && !use.Lasts) return;
        var quantities = Quantities(use);
        if (!use.ReadsAmounts)
        {
            quantities.Add(record);
            return;
        }

        var quantity = use.Meter.Aggregation == Aggregation.Count ? record.Counted : record.Quantity;
        var amount = record.Amount ?? quantity;
        var amounts = _collectors[use.Index + Plan.Uses.Count] ??= use.Collect(_period);
        amounts.Add(record with { Quantity = amount });
        quantities.Add(record with { Quantity = quantity });
    }

    /// <summary>What the customer holds of a meter when the month begins.</summary>
    public void Carry(MeterUse use, ValueMap dimensions, decimal level) => Quantities(use).Add(new UsageRecord
    {
        Key = IdempotencyKey.Of("carried"),
        Customer = CustomerId.Of("carried"),
        Meter = use.Meter.Key,
        Quantity = level,
        Time = _period.From,
        Dimensions = dimensions,
    });

    /// <summary>What the month before left of what is included.</summary>
    public void CarryOver(MeterUse use, decimal units)
    {
        if (units > 0m) _carriedOver.Add((use.Meter.Key, units));
    }

    /// <summary>Says why nobody knows what the customer has when the month begins: it cannot be rated.</summary>
    public void Lose(MonetizeException lost) => _lost = lost;

    /// <summary>All that was used of a meter whose charge reads one quantity.</summary>
    /// <exception cref="NotExactException">No decimal holds it.</exception>
    public decimal Quantity(MeterUse use) => _collectors[use.Index]?.Items()[0].Quantity ?? 0m;

    /// <summary>What the customer holds of each meter when the month ends.</summary>
    /// <exception cref="NotExactException">No decimal holds a level.</exception>
    public IEnumerable<(MeterUse Use, ValueMap Dimensions, decimal Level)> Levels()
    {
        foreach (var use in Plan.Uses)
        {
            if (!use.KeepsLevel || _collectors[use.Index] is not { } collector) continue;
            foreach (var (dimensions, level) in collector.Levels()) yield return (use, dimensions, level);
        }
    }

    /// <summary>Prices all that was counted.</summary>
    /// <exception cref="MonetizeException">The usage cannot be rated.</exception>
    public RatedStatement Rate()
    {
        if (_lost is not null) throw _lost;
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

        foreach (var (meter, units) in _carriedOver) usage.CarryOver(meter, units);
        return (IsFirst ? Plan.Compiled : Plan.AfterFirst).Rate(usage);
    }

    private UsageCollector Quantities(MeterUse use) =>
        _collectors[use.Index] ??= _isRemembered && !use.RollsOver ? use.CollectLevels(_period) : use.Collect(_period);
}
