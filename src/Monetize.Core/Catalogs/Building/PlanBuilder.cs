namespace Monetize.Catalogs.Building;

/// <summary>
/// A plan being declared. Each step returns a new builder, so that a common beginning can be kept and continued twice;
/// <see cref="Build"/> ends it.
/// </summary>
public sealed class PlanBuilder
{
    private readonly Plan _plan;

    internal PlanBuilder(Plan plan) => _plan = plan;

    /// <summary>Sets the version, from 1; 1 by default.</summary>
    /// <param name="version">The version.</param>
    public PlanBuilder Version(int version) => new(_plan with { Version = version });

    /// <summary>Sets the name that customers see.</summary>
    /// <param name="name">The name.</param>
    public PlanBuilder Name(string name) => new(_plan with { Name = name });

    /// <summary>Adds an amount that is owed once, at the start.</summary>
    /// <param name="amount">In major units of the plan's currency, 0 or more.</param>
    /// <param name="name">What it is for, as the invoice names it.</param>
    public PlanBuilder OneTime(decimal amount, string? name = null) =>
        With(new OneTimeCharge { Amount = amount, Name = name });

    /// <summary>Adds an amount that is owed for each billing period, in advance.</summary>
    /// <param name="amount">In major units of the plan's currency, 0 or more.</param>
    /// <param name="name">What it is for, as the invoice names it.</param>
    public PlanBuilder Recurring(decimal amount, string? name = null) =>
        With(new RecurringCharge { Amount = amount, Name = name });

    /// <summary>Prices usage of a meter from the first unit. The price is the next word.</summary>
    /// <param name="meter">What is used.</param>
    public PriceStage Usage(Meter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new PriceStage(this, new UsageCharge { Meter = meter });
    }

    /// <summary>Includes a quantity. What happens beyond it is the next word.</summary>
    /// <param name="meter">What is used.</param>
    /// <param name="quantity">In the meter's unit, 0 or more.</param>
    public AllowanceStage Includes(Meter meter, decimal quantity)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new AllowanceStage(this, new UsageCharge { Meter = meter, Included = quantity });
    }

    /// <summary>Includes a quantity that is given in another unit than the meter's.</summary>
    /// <param name="meter">What is used.</param>
    /// <param name="quantity">In <paramref name="unit"/>, 0 or more.</param>
    /// <param name="unit">A unit of the same dimension as the meter's.</param>
    /// <exception cref="ArgumentException">The units measure different things.</exception>
    /// <exception cref="Monetary.NotExactException">The quantity has no exact decimal in the meter's unit.</exception>
    public AllowanceStage Includes(Meter meter, decimal quantity, Unit unit)
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(unit);
        return Includes(meter, unit.Convert(quantity, meter.Unit));
    }

    /// <summary>Makes usage of a meter free without bound.</summary>
    /// <param name="meter">What is used.</param>
    public PlanBuilder Unlimited(Meter meter)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return With(new UsageCharge { Meter = meter, Limit = UsageLimit.None });
    }

    /// <summary>Starts with days in which nothing is owed.</summary>
    /// <param name="days">How many, from 0 to 3,650.</param>
    public PlanBuilder Trial(int days) => new(_plan with { TrialDays = days });

    /// <summary>Sets the least that a period costs over all charges, owed as a true-up.</summary>
    /// <param name="amount">In major units of the plan's currency, 0 or more.</param>
    public PlanBuilder Minimum(decimal amount) => new(_plan with { Minimum = amount });

    /// <summary>Sets the most that a period costs over all charges; the excess is a discount.</summary>
    /// <param name="amount">In major units of the plan's currency, 0 or more.</param>
    public PlanBuilder Maximum(decimal amount) => new(_plan with { Maximum = amount });

    /// <summary>Says whether a period without usage owes the flat fee of the first tier; billed by default.</summary>
    /// <param name="meaning">The meaning.</param>
    public PlanBuilder ZeroUsage(ZeroUsage meaning) => With(_plan.Semantics with { ZeroUsage = meaning });

    /// <summary>Says what an included quantity means under volume pricing; it stays free by default.</summary>
    /// <param name="meaning">The meaning.</param>
    public PlanBuilder VolumeAllowance(VolumeAllowance meaning) =>
        With(_plan.Semantics with { VolumeAllowance = meaning });

    /// <summary>Says what a negative quantity costs; it is refused by default.</summary>
    /// <param name="meaning">The meaning.</param>
    public PlanBuilder NegativeQuantity(NegativeQuantity meaning) =>
        With(_plan.Semantics with { NegativeQuantity = meaning });

    /// <summary>Says how a part of a billing period is measured; by the second by default.</summary>
    /// <param name="method">The method.</param>
    public PlanBuilder Proration(ProrationMethod method) => With(_plan.Semantics with { Proration = method });

    /// <summary>Says what a minimum means for a part of a billing period; it is prorated by default.</summary>
    /// <param name="meaning">The meaning.</param>
    public PlanBuilder MinimumProration(MinimumProration meaning) =>
        With(_plan.Semantics with { MinimumProration = meaning });

    /// <summary>Adds something that comes with the plan besides usage.</summary>
    /// <param name="key">What it is, such as <c>support</c>.</param>
    /// <param name="value">Which one, such as <c>priority</c>.</param>
    /// <exception cref="ArgumentException">The plan has the feature already.</exception>
    public PlanBuilder Feature(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (_plan.Features.ContainsKey(key))
        {
            throw new ArgumentException($"The plan has the feature {key} already; name it once.", nameof(key));
        }

        return new PlanBuilder(_plan with { Features = _plan.Features.With(key, value) });
    }

    /// <summary>Ends the declaration.</summary>
    /// <returns>The plan version.</returns>
    /// <exception cref="CatalogException">The plan has errors; all of them are reported.</exception>
    public Plan Build()
    {
        CatalogValidator.ThrowIfInvalid(_plan);
        return _plan;
    }

    internal PlanBuilder With(Charge charge) => new(_plan with { Charges = _plan.Charges.Add(charge) });

    private PlanBuilder With(PlanSemantics semantics) => new(_plan with { Semantics = semantics });
}
