using FsCheck;
using FsCheck.Fluent;
using Monetize.Catalogs;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Tests.Monetary;

namespace Monetize.Tests.Rating;

/// <summary>I2: the parts of a breakdown are exact, leave no gap and add up to the exact value of the line.</summary>
public sealed class I2_BreakdownAddsUpTests
{
    [Fact]
    public void Rate_AnyPrice_PartsAreExactAndAddUp() =>
        Prop.ForAll(RatingGenerators.OrdinaryUsage.ToArbitrary(), usage =>
        {
            var price = RatingEngine.Compile(usage.Price);
            var parts = new RatedPart[price.MaxParts];
            var count = price.Rate(usage.Quantity, parts, out var total);
            return total == price.Total(usage.Quantity) && AddUp(parts.AsSpan(0, count), usage.Quantity, total);
        }).Check(RatingGenerators.Cases);

    [Fact]
    public void Rate_ExtremeFigures_PartsAreExactAndAddUpOrAreRefused() =>
        Prop.ForAll(RatingGenerators.ExtremeUsage.ToArbitrary(), usage =>
        {
            var price = RatingEngine.Compile(usage.Price);
            var parts = new RatedPart[price.MaxParts];
            try
            {
                var count = price.Rate(usage.Quantity, parts, out var total);
                return AddUp(parts.AsSpan(0, count), usage.Quantity, total);
            }
            catch (NotExactException)
            {
                return true;
            }
        }).Check(RatingGenerators.Cases);

    [Fact]
    public void Rate_WithAnIncludedQuantity_PartsFollowOneAnotherAndAddUp() =>
        Prop.ForAll(Charges().ToArbitrary(), usage =>
        {
            var plan = RatingEngine.Compile(new Plan
            {
                Key = "any",
                Currency = Currency.Usd,
                Period = Every.Month,
                Charges = [usage.Charge],
            });
            var charge = plan.FindUsage("calls")!;
            var parts = new RatedPart[charge.MaxParts];
            var count = charge.Rate(usage.Quantity, parts, out var total);
            return total == charge.Total(usage.Quantity) && AddUp(parts.AsSpan(0, count), usage.Quantity, total);
        }).Check(RatingGenerators.Cases);

    private static Gen<(UsageCharge Charge, decimal Quantity)> Charges() =>
        from usage in RatingGenerators.OrdinaryUsage
        from included in Gen.OneOf(Gen.Constant(0m), Gen.Constant(usage.Quantity), RatingGenerators.Scaled(100_000, 3))
        from more in Gen.Elements(0m, 0.5m, 1m, included)
        from limit in Gen.Elements<UsageLimit?>(null, null, null, UsageLimit.Hard)
        select (
            new UsageCharge
            {
                Meter = Meter.Sum("calls", Unit.Call),
                Included = included,
                Price = limit is null ? usage.Price : null,
                Limit = limit,
            },
            usage.Quantity + more);

    private static bool AddUp(ReadOnlySpan<RatedPart> parts, decimal quantity, decimal total)
    {
        BigDecimal sum = 0m;
        var reached = 0m;
        foreach (var part in parts)
        {
            if (part.From != reached || part.To < part.From) return false;
            if (!(((BigDecimal)part.Quantity * part.UnitPrice) + part.FlatFee).Is(part.Amount)) return false;
            if (part.Amount < 0m) return false;
            sum += part.Amount;
            reached = part.To;
        }

        return parts.Length > 0 && reached == quantity && sum.Is(total);
    }
}
