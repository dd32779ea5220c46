using Monetize.Catalogs;

namespace Monetize.Rating;

/// <summary>Makes prices and plans ready to rate. The one place that knows which rater serves which price.</summary>
public static class RatingEngine
{
    /// <summary>Compiles a price.</summary>
    /// <param name="price">The price.</param>
    /// <returns>The compiled price; keep it, rating with it is what is fast.</returns>
    /// <exception cref="CatalogException">The price has errors; all of them are reported.</exception>
    public static CompiledPrice Compile(Price price)
    {
        ArgumentNullException.ThrowIfNull(price);
        CatalogValidator.ThrowIfInvalid(price);
        return CompileValid(price);
    }

    /// <summary>Compiles a plan version.</summary>
    /// <param name="plan">The plan version.</param>
    /// <returns>The compiled plan; keep it, rating with it is what is fast.</returns>
    /// <exception cref="CatalogException">The plan has errors; all of them are reported.</exception>
    public static CompiledPlan Compile(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        CatalogValidator.ThrowIfInvalid(plan);
        return new CompiledPlan(plan);
    }

    internal static CompiledPrice CompileValid(Price price) => CompileValid(price, NegativeQuantity.Refused);

    /// <summary>
    /// Compiles a price without checking it. Prices of one quantity never see a negative one; those that add items up
    /// apply the rule to the sums.
    /// </summary>
    internal static CompiledPrice CompileValid(Price price, NegativeQuantity negative) => price switch
    {
        FlatPrice flat => new FlatRater(flat),
        PerUnitPrice perUnit => new PerUnitRater(perUnit),
        PackagePrice package => new PackageRater(package),
        GraduatedPrice graduated => new GraduatedRater(graduated),
        VolumePrice volume => new VolumeRater(volume),
        StairstepPrice stairstep => new StairstepRater(stairstep),
        PercentagePrice percentage => new PercentageRater(percentage),
        GraduatedPercentagePrice graduated => new GraduatedPercentageRater(graduated),
        MatrixPrice matrix => new MatrixRater(matrix, negative),
        DynamicPrice dynamic => new DynamicRater(dynamic, negative),
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, "Not a kind of price."),
    };
}
