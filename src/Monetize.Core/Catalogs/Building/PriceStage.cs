using Monetize.Collections;

namespace Monetize.Catalogs.Building;

/// <summary>
/// Usage of a meter that waits for its price. A member that ends the charge is one price by its trade name; those that
/// refine the charge come before it.
/// </summary>
public sealed partial class PriceStage
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

    /// <summary>One fee for the whole quantity, by the step that it falls into.</summary>
    /// <param name="steps">The steps, which end with <c>Beyond</c>.</param>
    public PlanBuilder Stairstep(Func<StairstepStage, StairstepTable> steps)
    {
        ArgumentNullException.ThrowIfNull(steps);
        return At(new StairstepPrice { Tiers = steps(new StairstepStage([])).Tiers });
    }

    /// <summary>A share of money that is used, record by record.</summary>
    /// <param name="ratePercent">The share in percent: 1.3 means 1.3 %.</param>
    /// <param name="fixedAmountPerRecord">What each record costs besides, in major units.</param>
    /// <param name="freeRecords">How many records are free; no such limit by default.</param>
    /// <param name="freeAmount">How much is free, over all records; no such limit by default.</param>
    /// <param name="recordMinimum">The least that a record costs; none by default.</param>
    /// <param name="recordMaximum">The most that a record costs; none by default.</param>
    public PlanBuilder Percentage(
        decimal ratePercent,
        decimal fixedAmountPerRecord = 0m,
        int? freeRecords = null,
        decimal? freeAmount = null,
        decimal? recordMinimum = null,
        decimal? recordMaximum = null) => At(new PercentagePrice
        {
            RatePercent = ratePercent,
            FixedAmountPerRecord = fixedAmountPerRecord,
            FreeRecords = freeRecords,
            FreeAmount = freeAmount,
            RecordMinimum = recordMinimum,
            RecordMaximum = recordMaximum,
        });

    /// <summary>A share of money that is used, in which each part of the amount costs what its tier says.</summary>
    /// <param name="tiers">The table of rates, which ends with <c>Beyond</c>.</param>
    public PlanBuilder GraduatedPercentage(Func<PercentageTierStage, PercentageTierTable> tiers)
    {
        ArgumentNullException.ThrowIfNull(tiers);
        return At(new GraduatedPercentagePrice { Tiers = tiers(new PercentageTierStage([])).Tiers });
    }

    /// <summary>A price for each value of a dimension.</summary>
    /// <param name="dimension">The dimension, declared by the meter.</param>
    /// <param name="cells">The cells, which end with what everything else costs.</param>
    public PlanBuilder Matrix(string dimension, Func<MatrixStage, MatrixTable> cells) => Matrix([dimension], cells);

    /// <summary>A price for each combination of dimension values.</summary>
    /// <param name="dimensions">The dimensions, declared by the meter.</param>
    /// <param name="cells">The cells, which end with what everything else costs.</param>
    public PlanBuilder Matrix(ReadOnlySpan<string> dimensions, Func<MatrixStage, MatrixTable> cells)
    {
        foreach (var dimension in dimensions) ArgumentNullException.ThrowIfNull(dimension, nameof(dimensions));
        ArgumentNullException.ThrowIfNull(cells);
        return At(cells(new MatrixStage(ValueArray.Create(dimensions), [])).Price);
    }

    /// <summary>The records say what they cost.</summary>
    /// <param name="multiplier">What their sum is taken times, 0 or more.</param>
    public PlanBuilder Dynamic(decimal multiplier = 1m) => At(Price.Dynamic(multiplier));

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
        return tiers(new TierStage([])) ?? throw new ArgumentException("The tier table is missing.", nameof(tiers));
    }
}
