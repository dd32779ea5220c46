using Monetize.Catalogs;
using Monetize.Metering;

namespace Monetize.Testing.Generation;

/// <summary>Chooses usage charges: a price or a limit, and any of what goes with it.</summary>
internal sealed class ChargeChooser(Chance chance, FigureChooser figures)
{
    private readonly PriceChooser _prices = new(chance, figures);

    public FigureChooser Figures => figures;

    /// <summary>A limit, or a price of the kind; graduated where the meter does not suit the kind.</summary>
    public UsageCharge Usage(Meter meter, PriceKind kind)
    {
        if (chance.OneIn(8)) return Limited(meter);
        return Priced(meter, MeterChooser.Suits(meter, kind) ? kind : PriceKind.Graduated);
    }

    /// <summary>A charge over a meter with a price of a kind that the meter suits.</summary>
    public UsageCharge Priced(Meter meter, PriceKind kind)
    {
        var (minimum, maximum) = PriceChooser.Bounds(figures);
        var charge = new UsageCharge
        {
            Meter = meter,
            Price = _prices.Price(kind, meter.Dimensions),
            Minimum = minimum,
            Maximum = maximum,
        };
        if (kind is PriceKind.Percentage or PriceKind.Matrix or PriceKind.Dynamic) return charge;
        charge = charge with { Transform = chance.OneIn(3) ? Transform() : null };
        return chance.OneIn(5)
            ? charge with { Bucket = chance.Pick(UsageBucket.Hour, UsageBucket.Day) }
            : WithAllowance(charge) with { MinimumQuantity = chance.OneIn(4) ? figures.Step() : 0m };
    }

    private UsageCharge Limited(Meter meter)
    {
        var limit = chance.Pick(Enum.GetValues<UsageLimit>());
        var charge = new UsageCharge { Meter = meter, Limit = limit };
        return limit == UsageLimit.None
            ? charge
            : WithAllowance(charge) with { Transform = chance.OneIn(3) ? Transform() : null };
    }

    private UsageCharge WithAllowance(UsageCharge charge)
    {
        if (!chance.OneIn(2)) return charge;
        return charge with { Included = figures.Step(), RolloverMaximum = chance.OneIn(3) ? figures.Step() : 0m };
    }

    // What is divided without rounding need not end: only factors of 2 and 5 are sure to have a decimal.
    private QuantityTransform Transform() => chance.OneIn(3)
        ? new QuantityTransform { Factor = chance.Pick(2m, 4m, 10m, 1_000m, 0.5m) }
        : new QuantityTransform
        {
            Factor = chance.OneIn(2) ? chance.Pick(1m, 3m, 7m, 60m, 1_000m, 1_024m, 0.1m) : figures.Step(),
            Rounding = chance.Pick(Enum.GetValues<RoundingMode>()),
            Digits = figures.Range == FigureRange.Whole ? -chance.Below(3) : chance.Between(-2, 9),
        };
}
