using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I5c, its oracle: up to 10^5 whole units, the engine gives what taking one unit after the other gives. That broken
/// tier tables are refused is with the validator.
/// </summary>
public sealed class I5c_EngineIsUnitByUnitTests
{
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Total_UpToAHundredThousandUnits_IsTheSumUnitByUnit(PriceKind kind) =>
        Seeds.All(FigureRange.Whole, some =>
        {
            // What no cell names is refused, which has no unit by unit.
            var price = some.Price(kind) is MatrixPrice matrix
                ? matrix with { Otherwise = matrix.Cells[0].Price }
                : some.Price(kind);
            var quantity = (int)some.Quantity(price);
            return RatingEngine.Compile(price).Total(quantity) == UnitByUnit.Of(price, quantity);
        });
}
