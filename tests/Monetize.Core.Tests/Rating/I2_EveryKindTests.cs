using Monetize.Catalogs;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Monetary;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>
/// I2 over every kind of price and all that goes around one: the parts are exact, follow one another within a bucket,
/// and add up to the exact value.
/// </summary>
public sealed class I2_EveryKindTests
{
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Rate_RecordsOfAPeriod_PartsAreExactAndAddUp(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Everyday, some =>
        {
            var usage = new ChargeCase(some, kind);
            var items = usage.Items();
            RatedPart[] parts = [];
            var agrees = verdicts.Agree(
                () => NaiveCharge.Of(usage.Charge, usage.Semantics, items),
                () =>
                {
                    parts = usage.Compiled.Rate(items, out var total);
                    return total;
                });
            return agrees && (parts.Length == 0 || (
                NaivePrice.Sum(parts.Select(part => (BigDecimal)part.Amount))
                    .Is(NaiveCharge.Of(usage.Charge, usage.Semantics, items))
                && parts.All(part => IsExact(usage.Charge, part))
                && FollowOneAnother(usage.Charge, parts)));
        });

        verdicts.Held.Should().BeGreaterThan(500);
    }

    /// <summary>Figures of any size: the parts add up, or no decimal holds one of them.</summary>
    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Rate_AnyFigures_PartsAddUpExactlyOrAreRefused(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Any, some => verdicts.Holds(() =>
        {
            var usage = new ChargeCase(some, kind);
            var parts = usage.Compiled.Rate(usage.Items(), out var total);
            return NaivePrice.Sum(parts.Select(part => (BigDecimal)part.Amount)).Is(total);
        }));

        verdicts.Held.Should().BeGreaterThan(300);
    }

    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Rate_NegativeQuantity_PartsAreThoseOfTheMagnitudeWithTheOtherSign(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var mirrored = new PlanSemantics { NegativeQuantity = NegativeQuantity.Mirrored };
            var charge = new ChargeCase(some, kind, mirrored).Compiled;
            var quantity = Math.Max(some.Quantity(charge.Charge), 0.000000001m);
            var positive = new RatedPart[charge.MaxParts];
            var negative = new RatedPart[charge.MaxParts];
            var count = charge.Rate(quantity, positive, out var total);
            return charge.Rate(-quantity, negative, out var mirroredTotal) == count
                && total == -mirroredTotal
                && positive.Zip(negative).Take(count).All(pair => pair.First with
                {
                    From = -pair.First.From,
                    To = -pair.First.To,
                    Quantity = -pair.First.Quantity,
                    FlatFee = -pair.First.FlatFee,
                    Amount = -pair.First.Amount,
                } == pair.Second);
        });

    // Only a cap makes a part cost less than its figures say, whatever the sign, and nothing makes one cost more. A cap
    // of 0 leaves nothing of either sign.
    private static bool IsExact(UsageCharge charge, RatedPart part)
    {
        var figures = ((BigDecimal)part.Quantity * part.UnitPrice) + part.FlatFee;
        var isCapped = part.Amount switch
        {
            > 0m => figures > part.Amount,
            < 0m => figures < part.Amount,
            _ => true,
        };
        return figures.Is(part.Amount) || (isCapped && HasCap(charge.Price));
    }

    private static bool HasCap(Price? price) => price switch
    {
        GraduatedPrice graduated => graduated.Tiers.Any(tier => tier.AmountCap is not null),
        VolumePrice volume => volume.Tiers.Any(tier => tier.AmountCap is not null),
        MatrixPrice matrix => matrix.Cells.Any(cell => HasCap(cell.Price)) || HasCap(matrix.Otherwise),
        _ => false,
    };

    private static bool FollowOneAnother(UsageCharge charge, RatedPart[] parts)
    {
        if (charge.Bucket is not null) return true;
        var reached = 0m;
        foreach (var part in parts)
        {
            if (part.From != reached || !IsForward(charge, part)) return false;
            reached = part.To;
        }

        return true;
    }

    // The cells of a matrix may differ in sign: what one of them takes back goes back from where the others led.
    private static bool IsForward(UsageCharge charge, RatedPart part) => charge.Price is MatrixPrice
        ? Math.Sign(part.To - part.From) * Math.Sign(part.Quantity) >= 0
        : Math.Abs(part.To) >= Math.Abs(part.From);
}
