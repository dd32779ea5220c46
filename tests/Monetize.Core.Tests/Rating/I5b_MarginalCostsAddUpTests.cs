using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I5b: the marginal costs of any sequence add up to the price of its sum, less what is owed without any use.
/// </summary>
public sealed class I5b_MarginalCostsAddUpTests
{
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Marginal_AnySequence_AddsUpToThePriceOfItsSum(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var price = some.Price(kind);
            if (price is MatrixPrice { Otherwise: null }) return true;
            var compiled = RatingEngine.Compile(price);
            var (sum, soFar) = Walk(Steps(some, () => some.Quantity(price)), compiled.Marginal);
            return sum.Is(NaivePrice.Of(price, soFar) - NaivePrice.Of(price, 0m));
        });

    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Marginal_AnySequenceOfACharge_AddsUpToThePriceOfItsSum(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var usage = new ChargeCase(some, kind);
            BigDecimal sum;
            decimal soFar;
            try
            {
                (sum, soFar) = Walk(Steps(some, () => some.Quantity(usage.Charge)), usage.Compiled.Marginal);
            }
            catch (NotExactException)
            {
                // Many steps over small packages can leave the decimals: said aloud, and never a wrong sum.
                return true;
            }

            return sum.Is(NaiveCharge.Of(usage.Charge, usage.Semantics, soFar)
                - NaiveCharge.Of(usage.Charge, usage.Semantics, 0m));
        });

    private static IEnumerable<decimal> Steps(CatalogGenerator some, Func<decimal> quantity) =>
        Enumerable.Range(0, (int)(some.Seed % 9)).Select(_ => quantity());

    private static (BigDecimal Sum, decimal SoFar) Walk(
        IEnumerable<decimal> steps, Func<decimal, decimal, decimal> marginal)
    {
        BigDecimal sum = 0m;
        var soFar = 0m;
        foreach (var step in steps)
        {
            sum += marginal(soFar, step);
            soFar += step;
        }

        return (sum, soFar);
    }
}
