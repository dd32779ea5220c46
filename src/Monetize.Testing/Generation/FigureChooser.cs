namespace Monetize.Testing.Generation;

/// <summary>Chooses prices, amounts, bounds and quantities of a range; round ones come often.</summary>
internal sealed class FigureChooser(Chance chance, FigureRange range)
{
    private const decimal Most = 1_000_000_000_000_000_000m;

    public FigureRange Range => range;

    /// <summary>What a unit costs, 0 or more.</summary>
    public decimal UnitPrice() => range switch
    {
        FigureRange.Extreme => Long(12),
        FigureRange.Whole => chance.OneIn(6) ? chance.Pick(0m, 0.01m, 1m) : Scaled(100_000, 12),
        _ => chance.OneIn(6) ? chance.Pick(0m, 0.01m, 1m) : Scaled(100_000, 4),
    };

    /// <summary>What is owed at once, 0 or more.</summary>
    public decimal Amount() => range == FigureRange.Extreme ? Long(12) : Scaled(50_000, 2);

    /// <summary>What is owed at once, often 0.</summary>
    public decimal Fee() => chance.OneIn(2) ? 0m : Amount();

    /// <summary>A share in percent: up to 100, now and then more.</summary>
    public decimal Rate() => range == FigureRange.Extreme && chance.OneIn(2)
        ? Scaled(1_000_000, 12)
        : chance.Pick(0m, 100m, Scaled(100, 0), Scaled(10_000, 0) / 100m, 250m);

    /// <summary>The width of a tier or the size of a package, above 0.</summary>
    public decimal Step() => range switch
    {
        FigureRange.Extreme when !chance.OneIn(3) => Math.Max(QuantitySpots.Grain, decimal.Round(Long(9) / 16m, 9)),
        FigureRange.Everyday when chance.OneIn(3) => Math.Max(0.1m, Scaled(200_000, 3)),
        FigureRange.Whole => chance.OneIn(2) ? chance.Between(1, 10) : chance.Between(1, 20_000),
        _ => chance.OneIn(3) ? chance.Pick(1m, 10m, 100m, 1_000m, 10_000m) : chance.Between(1, 100_000),
    };

    /// <summary>How much is used, 0 or more.</summary>
    public decimal Quantity() => range switch
    {
        FigureRange.Extreme => Long(9),
        FigureRange.Whole => chance.Below(100_001),
        _ => chance.OneIn(2) ? chance.Below(1_000_001) : Scaled(10_000_000, 9),
    };

    /// <summary>The given, or nothing.</summary>
    public decimal? Maybe(Func<decimal> figure) => chance.OneIn(3) ? figure() : null;

    /// <summary>What a range allows of a quantity.</summary>
    public decimal Clamp(decimal quantity) => range switch
    {
        FigureRange.Extreme => Math.Clamp(quantity, 0m, Most),
        FigureRange.Whole => decimal.Truncate(Math.Clamp(quantity, 0m, 100_000m)),
        _ => Math.Clamp(quantity, 0m, 10_000_000m),
    };

    /// <summary>A number up to a limit or a small one, its point moved by up to so many digits.</summary>
    private decimal Scaled(int limit, int decimals)
    {
        var mantissa = chance.OneIn(3) ? chance.Below(21) : chance.Below(limit + 1);
        return new decimal(mantissa, 0, 0, isNegative: false, (byte)chance.Below(decimals + 1));
    }

    /// <summary>A number up to 10^18 with up to so many decimals, of any number of digits.</summary>
    private decimal Long(int decimals)
    {
        if (chance.OneIn(5)) return chance.Pick(0m, 1m, 0.01m, QuantitySpots.Grain, Most, Most - 1m, 9_223_372_036m);
        var mantissa = new decimal(
            (int)chance.Next(), (int)chance.Next(), chance.Below(1 << 27), isNegative: false, (byte)chance.Below(28));
        return Math.Min(decimal.Round(mantissa, chance.Below(decimals + 1), MidpointRounding.ToZero), Most);
    }
}
