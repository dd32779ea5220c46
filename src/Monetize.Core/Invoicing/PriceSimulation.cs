using Monetize.Rating;

namespace Monetize.Invoicing;

/// <summary>
/// Rehearses a change of prices: what customers used, priced by the plans as they are and by those that they would be
/// on, with the code that bills. Customers come one after the other, and memory does not grow with them.
/// </summary>
/// <remarks>
/// Prices one period of each customer: one-time and recurring charges once, usage, minimums and maximums; no coupons
/// and no taxes. The order of customers does not matter. Not safe for several threads at once.
/// </remarks>
public sealed class PriceSimulation
{
    private readonly Dictionary<string, CompiledPlan> _before;
    private readonly Dictionary<string, CompiledPlan> _after;
    private readonly SortedDictionary<string, RevenueSum> _revenue = new(StringComparer.Ordinal);
    private readonly LargestChanges _increases;
    private readonly LargestChanges _decreases;

    /// <summary>Starts without customers.</summary>
    /// <param name="before">The plans as they are; of two versions of one key the later counts.</param>
    /// <param name="after">The plans as they would be.</param>
    /// <param name="largest">How many of the largest increases and decreases are kept. 10 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative.</exception>
    public PriceSimulation(IEnumerable<CompiledPlan> before, IEnumerable<CompiledPlan> after, int largest = 10)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentOutOfRangeException.ThrowIfNegative(largest);
        _before = Latest(before);
        _after = Latest(after);
        _increases = new LargestChanges(largest, 1);
        _decreases = new LargestChanges(largest, -1);
    }

    /// <summary>A plan that customers are on, with the meters whose quantities are given for each.</summary>
    /// <param name="key">The key of the plan, which both sides have.</param>
    /// <param name="meters">The keys of the meters, in the order in which quantities are given.</param>
    /// <exception cref="ArgumentException">
    /// A side lacks the plan, their currencies differ, or a price reads more of a meter than its quantity.
    /// </exception>
    /// <exception cref="RatingException">A side does not price a meter.</exception>
    public SimulatedPlan Plan(string key, params ReadOnlySpan<string> meters)
    {
        var before = Of(_before, key, "before");
        var after = Of(_after, key, "after");
        if (before.Plan.Currency != after.Plan.Currency)
        {
            throw new ArgumentException($"Plan {key} is in {before.Plan.Currency} and then in {after.Plan.Currency}.");
        }

        return new SimulatedPlan(
            key, RevenueOf(before.Plan.Currency), new PlanTotal(before, meters), new PlanTotal(after, meters));
    }

    /// <summary>Adds a customer by the quantities of meters: the fast way.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="plan">The plan, of <see cref="Plan"/>.</param>
    /// <param name="quantities">One for each meter of the plan, in its order.</param>
    /// <exception cref="ArgumentException">There is not one quantity for each meter.</exception>
    /// <exception cref="RatingException">A quantity is negative and the plan refuses that.</exception>
    /// <exception cref="Monetary.NotExactException">No decimal holds an amount.</exception>
    public void Add(CustomerId customer, SimulatedPlan plan, params ReadOnlySpan<decimal> quantities)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (quantities.Length != plan.Meters) throw new ArgumentException("Give one quantity for each meter.");
        Add(customer, plan.Key, plan.Revenue, plan.Before.Of(quantities), plan.After.Of(quantities));
    }

    /// <summary>Adds a customer by usage of any kind.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="plan">The key of the plan, which both sides have.</param>
    /// <param name="usage">The usage of the period.</param>
    /// <exception cref="ArgumentException">A side lacks the plan, or their currencies differ.</exception>
    /// <exception cref="RatingException">A side does not price a meter, or a quantity is negative.</exception>
    /// <exception cref="Monetary.NotExactException">No decimal holds an amount.</exception>
    public void Add(CustomerId customer, string plan, PlanUsage usage)
    {
        var before = Of(_before, plan, "before").Rate(usage).Total;
        var after = Of(_after, plan, "after").Rate(usage).Total;
        if (before.Currency != after.Currency)
        {
            throw new ArgumentException($"Plan {plan} is in {before.Currency} and then in {after.Currency}.");
        }

        Add(customer, plan, RevenueOf(before.Currency), before.Amount, after.Amount);
    }

    /// <summary>Adds a customer by what it pays on either side, however that was rated.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="plan">The key of the plan.</param>
    /// <param name="before">What it pays, rounded.</param>
    /// <param name="after">What it would pay, rounded.</param>
    /// <exception cref="Monetary.CurrencyMismatchException">The currencies differ.</exception>
    public void Add(CustomerId customer, string plan, Money before, Money after)
    {
        ArgumentNullException.ThrowIfNull(plan);
        _ = after - before;
        Add(customer, plan, RevenueOf(before.Currency), before.Amount, after.Amount);
    }

    /// <summary>What came of the customers so far.</summary>
    public SimulationReport Report() => new()
    {
        Revenue = [.. _revenue.Values.Select(static sum => sum.Comparison)],
        LargestIncreases = _increases.Sorted,
        LargestDecreases = _decreases.Sorted,
    };

    private static Dictionary<string, CompiledPlan> Latest(IEnumerable<CompiledPlan> plans)
    {
        var latest = new Dictionary<string, CompiledPlan>(StringComparer.Ordinal);
        foreach (var plan in plans)
        {
            if (latest.TryGetValue(plan.Plan.Key, out var other) && other.Plan.Version > plan.Plan.Version) continue;
            latest[plan.Plan.Key] = plan;
        }

        return latest;
    }

    private static CompiledPlan Of(Dictionary<string, CompiledPlan> plans, string key, string side) =>
        plans.TryGetValue(key, out var plan)
            ? plan
            : throw new ArgumentException(
                $"There is no plan {key} {side}; customers need one on both sides.", nameof(key));

    private RevenueSum RevenueOf(Currency currency)
    {
        if (_revenue.TryGetValue(currency.Code, out var sum)) return sum;
        return _revenue[currency.Code] = new RevenueSum(currency);
    }

    private void Add(CustomerId customer, string plan, RevenueSum revenue, decimal before, decimal after)
    {
        var direction = after.CompareTo(before);
        revenue.Add(before, after, direction);
        if (direction == 0) return;
        var changes = direction > 0 ? _increases : _decreases;
        changes.Add(customer, plan, revenue.Currency, before, after);
    }
}
