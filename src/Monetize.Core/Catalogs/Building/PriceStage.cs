namespace Monetize.Catalogs.Building;

/// <summary>Usage of a meter that waits for its price. Each member is one price by its trade name.</summary>
public sealed class PriceStage
{
    private readonly PlanBuilder _plan;
    private readonly UsageCharge _charge;

    internal PriceStage(PlanBuilder plan, UsageCharge charge)
    {
        _plan = plan;
        _charge = charge;
    }

    /// <summary>A fixed amount for each period, whatever the quantity.</summary>
    /// <param name="amount">In major units, 0 or more.</param>
    public PlanBuilder Flat(decimal amount) => At(Price.Flat(amount));

    /// <summary>One price for each unit.</summary>
    /// <param name="unitPrice">In major units, 0 or more.</param>
    public PlanBuilder PerUnit(decimal unitPrice) => At(Price.PerUnit(unitPrice));

    /// <summary>One price for each started package of units.</summary>
    /// <param name="size">Units in a package, more than 0.</param>
    /// <param name="price">What one package costs, in major units.</param>
    /// <param name="freeUnits">Units that are subtracted first.</param>
    public PlanBuilder Package(decimal size, decimal price, decimal freeUnits = 0m) =>
        At(Price.Package(size, price, freeUnits));

    /// <summary>Each unit costs what the tier says that it falls into.</summary>
    /// <param name="tiers">The tier table, which ends with <c>Beyond</c>.</param>
    public PlanBuilder Graduated(Func<TierStage, TierTable> tiers) =>
        At(new GraduatedPrice { Tiers = Read(tiers).Tiers });

    /// <summary>All units cost what the tier says that the whole quantity falls into.</summary>
    /// <param name="tiers">The tier table, which ends with <c>Beyond</c>.</param>
    public PlanBuilder Volume(Func<TierStage, TierTable> tiers) =>
        At(new VolumePrice { Tiers = Read(tiers).Tiers });

    /// <summary>Any price, made elsewhere.</summary>
    /// <param name="price">The price.</param>
    public PlanBuilder At(Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return _plan.With(_charge with { Price = price });
    }

    private static TierTable Read(Func<TierStage, TierTable> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        return tiers(new TierStage([]));
    }
}
