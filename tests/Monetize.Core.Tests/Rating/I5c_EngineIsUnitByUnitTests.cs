using FsCheck;
using FsCheck.Fluent;
using Monetize.Rating;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I5c, its oracle: up to 10^5 whole units, the engine gives what taking one unit after the other gives. That broken
/// tier tables are refused is with the validator.
/// </summary>
public sealed class I5c_EngineIsUnitByUnitTests
{
    [Fact]
    public void Total_UpToAThousandUnits_IsTheSumUnitByUnit() =>
        Prop.ForAll(Countable(1_000).ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Total_UpToAHundredThousandUnits_IsTheSumUnitByUnit() =>
        Prop.ForAll(Countable(100_000).ToArbitrary(), Agrees).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    private static bool Agrees((Price Price, int Quantity) q) =>
        RatingEngine.Compile(q.Price).Total(q.Quantity) == UnitByUnit.Of(q.Price, q.Quantity);

    private static Gen<(Price Price, int Quantity)> Countable(int most) =>
        from price in RatingGenerators.Countable
        from near in RatingGenerators.Near(price, RatingGenerators.Scaled(most, 0))
        select (price, (int)Math.Min(decimal.Truncate(near), most));
}
