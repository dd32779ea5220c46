using Monetize.Catalogs;
using Monetize.Collections;

namespace Monetize.Testing.Generation;

/// <summary>Chooses prices of every kind.</summary>
internal sealed class PriceChooser(Chance chance, FigureChooser figures)
{
    private static readonly PriceKind[] OfCells =
    [
        PriceKind.Flat, PriceKind.PerUnit, PriceKind.Package, PriceKind.Graduated, PriceKind.Volume,
        PriceKind.Stairstep, PriceKind.GraduatedPercentage,
    ];

    private readonly TierChooser _tiers = new(chance, figures);

    /// <summary>A price of a kind; a matrix is by some of the given dimensions, which then are not empty.</summary>
    public Price Price(PriceKind kind, ValueArray<string> dimensions) => kind switch
    {
        PriceKind.Flat => new FlatPrice { Amount = figures.Amount() },
        PriceKind.PerUnit => new PerUnitPrice { UnitPrice = figures.UnitPrice() },
        PriceKind.Package => Package(),
        PriceKind.Graduated => new GraduatedPrice { Tiers = _tiers.Tiers() },
        PriceKind.Volume => new VolumePrice { Tiers = _tiers.Tiers() },
        PriceKind.Stairstep => new StairstepPrice { Tiers = _tiers.Steps() },
        PriceKind.Percentage => Percentage(),
        PriceKind.GraduatedPercentage => new GraduatedPercentagePrice { Tiers = _tiers.Percentages() },
        PriceKind.Matrix => Matrix(dimensions),
        PriceKind.Dynamic => new DynamicPrice { Multiplier = chance.Pick(1m, 1.2m, figures.UnitPrice()) },
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of price."),
    };

    private PackagePrice Package() => new()
    {
        Size = figures.Step(),
        PricePerPackage = figures.UnitPrice(),
        FreeUnits = chance.OneIn(2) ? figures.Step() : 0m,
        Rounding = chance.Pick(PackageRounding.Up, PackageRounding.Down),
    };

    private PercentagePrice Percentage()
    {
        var (least, most) = Bounds(figures);
        return new PercentagePrice
        {
            RatePercent = figures.Rate(),
            FixedAmountPerRecord = figures.Fee(),
            FreeRecords = chance.OneIn(2) ? chance.Pick(0, 1, 3, int.MaxValue) : null,
            FreeAmount = figures.Maybe(figures.Step),
            RecordMinimum = least,
            RecordMaximum = most,
        };
    }

    private MatrixPrice Matrix(ValueArray<string> declared)
    {
        var dimensions = declared.Take(chance.Between(1, Math.Min(2, declared.Count))).ToValueArray();
        var combinations = Enumerable.Range(0, chance.Between(1, 5))
            .Select(_ => ValueMap.Of(dimensions.Select(dimension => KeyValuePair.Create(dimension, Value()))))
            .ToArray()
            .Distinct();
        return new MatrixPrice
        {
            Dimensions = dimensions,
            Cells = combinations.Select(match => new MatrixCell { Match = match, Price = OfCell() }).ToValueArray(),
            Otherwise = chance.OneIn(4) ? null : OfCell(),
        };
    }

    /// <summary>A minimum, a maximum, both or neither; never crossed.</summary>
    public static (decimal? Minimum, decimal? Maximum) Bounds(FigureChooser figures)
    {
        var first = figures.Maybe(figures.Amount);
        var second = figures.Maybe(figures.Amount);
        return first > second ? (second, first) : (first, second);
    }

    private Price OfCell() => Price(chance.Pick(OfCells), []);

    private string Value() => chance.Pick(MeterChooser.Values);
}
