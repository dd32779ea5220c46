using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Rating;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>I1: each line is a whole number of minor units, rounded once, and the lines add up to the total.</summary>
public sealed class I1_LinesAddUpTests
{
    [Fact]
    public void Rate_AnyPlanAndUsage_LinesInMinorUnitsAddUpToTheTotal() =>
        Prop.ForAll(Statements().ToArbitrary(), statement =>
            statement.Lines.Sum(line => line.Amount.ToMinor()) == statement.Total.ToMinor()
            && statement.Lines.All(line => line.Amount.Currency == statement.Plan.Currency))
            .Check(RatingGenerators.Cases);

    [Fact]
    public void Rate_AnyPlanAndUsage_EachLineIsItsExactValueRoundedOnce() =>
        Prop.ForAll(Statements().ToArbitrary(), statement => statement.Lines.All(line =>
        {
            var exact = line.Charge switch
            {
                OneTimeCharge oneTime => oneTime.Amount,
                RecurringCharge recurring => recurring.Amount,
                UsageCharge usage => NaivePrice.Of(usage, line.Quantity),
                _ => throw new InvalidOperationException("Not a kind of charge."),
            };
            var minor = exact.RoundToMinor(statement.Plan.Currency.MinorUnits ?? 0);
            return exact.Is(line.Exact)
                && new BigInteger(line.Amount.ToMinor()) == minor
                && ((BigDecimal)line.Amount.Amount + line.Residue).Is(line.Exact);
        })).Check(RatingGenerators.Cases);

    private static Gen<RatedStatement> Statements() =>
        from currency in Gen.Elements(Currency.Usd, Currency.Eur, Currency.Of("JPY"), Currency.Of("KWD"))
        from fees in RatingGenerators.Scaled(100_000, 6).ArrayOf(2)
        from usage in UsageLines()
        let charges = usage.Select((line, i) => (Charge)Metered(i, line))
            .Append(new OneTimeCharge { Amount = fees[0] })
            .Prepend(new RecurringCharge { Amount = fees[1] })
        let plan = new Plan
        {
            Key = "any",
            Currency = currency,
            Period = Every.Month,
            Charges = charges.ToValueArray(),
        }
        select RatingEngine.Compile(plan).Rate(usage
            .Select((line, i) => (Key: $"meter-{i}", line.Usage.Quantity))
            .ToDictionary(line => line.Key, line => line.Quantity));

    private static Gen<(Rateable Usage, decimal Included)[]> UsageLines() =>
        from count in Gen.Choose(0, 4)
        from lines in (
            from usage in RatingGenerators.OrdinaryUsage
            from included in Gen.OneOf(Gen.Constant(0m), RatingGenerators.Scaled(10_000, 3))
            select (usage, included)).ArrayOf(count)
        select lines;

    private static UsageCharge Metered(int index, (Rateable Usage, decimal Included) line) => new()
    {
        Meter = Meter.Sum($"meter-{index}", Unit.Call),
        Included = line.Included,
        Price = line.Usage.Price,
    };
}
