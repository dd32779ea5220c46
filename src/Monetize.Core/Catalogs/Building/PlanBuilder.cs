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

    /// <summary>Adds something that comes with the plan besides usage.</summary>
    /// <param name="key">What it is, such as <c>support</c>.</param>
    /// <param name="value">Which one, such as <c>priority</c>.</param>
    public PlanBuilder Feature(string key, string value)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
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
}
