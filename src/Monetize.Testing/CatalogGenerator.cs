using Monetize.Collections;
using Monetize.Testing.Generation;

namespace Monetize.Testing;

/// <summary>
/// Random valid things for tests: prices of every kind, usage charges in every combination that a catalog allows,
/// plans, catalogs, and usage that crowds where prices change. Nothing that it makes has an error, some has warnings.
/// </summary>
/// <remarks>
/// One seed gives one sequence of values, whatever the machine, the culture or the time; a new version of this package
/// may give another. Not safe for several threads at once.
/// </remarks>
/// <example>
/// <code>
/// for (ulong seed = 0; seed &lt; 1_000; seed++)
/// {
///     var some = new CatalogGenerator(seed);
///     var price = some.Price();
///     var quantity = some.Quantity(price);
///     // What must hold of every price and quantity? A failing seed is a test case of its own.
/// }
/// </code>
/// </example>
public sealed class CatalogGenerator
{
    private readonly Chance _chance;
    private readonly FigureRange _range;

    /// <summary>Starts a sequence of values.</summary>
    /// <param name="seed">What the sequence follows from; any number.</param>
    /// <param name="range">Which figures are chosen.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range is not one.</exception>
    public CatalogGenerator(ulong seed, FigureRange range = FigureRange.Any)
    {
        if (!Enum.IsDefined(range)) throw new ArgumentOutOfRangeException(nameof(range), range, "Not a range.");
        _chance = new Chance(seed);
        _range = range;
        Seed = seed;
    }

    /// <summary>What the sequence follows from.</summary>
    public ulong Seed { get; }

    /// <summary>A price of any kind.</summary>
    public Price Price() => Price(_chance.Pick(Enum.GetValues<PriceKind>()));

    /// <summary>A price of a kind. A matrix is by <c>region</c>, or by <c>region</c> and <c>model</c>.</summary>
    /// <param name="kind">The kind.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one.</exception>
    public Price Price(PriceKind kind) => Prices().Price(kind, MeterChooser.Dimensions);

    /// <summary>A usage charge with a price of any kind, or with a limit in place of a price.</summary>
    public UsageCharge UsageCharge() =>
        Charges().Usage(new MeterChooser(_chance).Meter("meter"), _chance.Pick(Enum.GetValues<PriceKind>()));

    /// <summary>
    /// A usage charge with a price of a kind, and with any of what goes with it: a transform, an allowance, a bucket, a
    /// minimum quantity, a minimum and a maximum.
    /// </summary>
    /// <param name="kind">The kind of price.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not one.</exception>
    public UsageCharge UsageCharge(PriceKind kind) =>
        Charges().Priced(new MeterChooser(_chance).Meter("meter", kind), kind);

    /// <summary>
    /// The named switches of a plan, each at any of its values. Not all of them go with a percentage price.
    /// </summary>
    public PlanSemantics Semantics() => PlanChooser.Semantics(_chance);

    /// <summary>A plan with up to two fixed and up to four usage charges, each over a meter of its own.</summary>
    public Plan Plan()
    {
        var meters = new MeterChooser(_chance).Meters(_chance.Below(5));
        return new PlanChooser(_chance, Charges()).Plan("plan", version: 1, meters);
    }

    /// <summary>A catalog with one to five meters, one to four plan versions over them, and services.</summary>
    public Catalog Catalog()
    {
        var meters = new MeterChooser(_chance).Meters(_chance.Between(1, 5));
        return new PlanChooser(_chance, Charges()).Catalog(meters);
    }

    /// <summary>
    /// A quantity: at a bound of the price, one or a billionth beside it, 0, or any other within the range.
    /// </summary>
    /// <param name="price">The price.</param>
    /// <returns>0 or more, with at most 9 decimals unless a bound has more.</returns>
    public decimal Quantity(Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        return Quantities().Near(QuantitySpots.Of(price));
    }

    /// <summary>A quantity before the transform: at what is included, at a bound, beside them, or any.</summary>
    /// <param name="charge">The charge.</param>
    /// <returns>0 or more.</returns>
    public decimal Quantity(UsageCharge charge)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return Quantities().Near(QuantitySpots.Of(charge));
    }

    /// <summary>
    /// Up to 24 records of one customer within a period: at its ends, at full hours, several at one instant, in no
    /// order and in several offsets, each with a key of its own.
    /// </summary>
    /// <param name="meter">
    /// The meter. Only a weighted sum gets negative quantities; only its dimensions occur, and some are left out.
    /// </param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentException">The period has no length.</exception>
    public ValueArray<UsageRecord> Records(Meter meter, Period period)
    {
        ArgumentNullException.ThrowIfNull(meter);
        return new RecordChooser(_chance, Quantities()).Records(meter, period, [1m]);
    }

    /// <summary>Records as by the other overload, with quantities that crowd where the charge changes.</summary>
    /// <param name="charge">The charge; the records are of its meter.</param>
    /// <param name="period">The period.</param>
    /// <exception cref="ArgumentException">The period has no length.</exception>
    public ValueArray<UsageRecord> Records(UsageCharge charge, Period period)
    {
        ArgumentNullException.ThrowIfNull(charge);
        return new RecordChooser(_chance, Quantities()).Records(charge.Meter, period, QuantitySpots.Of(charge));
    }

    private FigureChooser Figures() => new(_chance, _range == FigureRange.Any
        ? _chance.Pick(FigureRange.Everyday, FigureRange.Everyday, FigureRange.Extreme)
        : _range);

    private PriceChooser Prices() => new(_chance, Figures());

    private ChargeChooser Charges() => new(_chance, Figures());

    private QuantityChooser Quantities() => new(_chance, Figures());
}
