namespace Monetize.Invoicing;

/// <summary>A plan of a simulation with its meters in order, made ready for many customers.</summary>
public sealed class SimulatedPlan
{
    internal SimulatedPlan(string key, RevenueSum revenue, PlanTotal before, PlanTotal after)
    {
        Key = key;
        Revenue = revenue;
        Before = before;
        After = after;
    }

    /// <summary>The key of the plan.</summary>
    public string Key { get; }

    /// <summary>How many quantities each customer has.</summary>
    public int Meters => Before.Meters;

    internal RevenueSum Revenue { get; }

    internal PlanTotal Before { get; }

    internal PlanTotal After { get; }
}
