using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Collections;
using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

public sealed class AllocationTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(3000);

    public static TheoryData<long, decimal[], long[]> Splits => new()
    {
        { 100, [1, 1, 1], [34, 33, 33] },
        { -100, [1, 1, 1], [-34, -33, -33] },
        { 1, [1, 1], [1, 0] },
        { 5, [0.85m, 0.15m], [4, 1] },
        { 3, [0, 1, 0, 1], [0, 2, 0, 1] },
        { 101, [50, 49.5m, 0.5m], [50, 50, 1] },
        { 0, [3, 7], [0, 0] },
        { long.MinValue, [1], [long.MinValue] },
        { long.MaxValue, [1, 1], [4611686018427387904, 4611686018427387903] },
    };

    [Theory]
    [MemberData(nameof(Splits))]
    public void LargestRemainder_Weights_SplitsTheTotal(long total, decimal[] weights, long[] parts) =>
        Allocation.ByLargestRemainder(total, weights).Should().Equal(parts);

    [Fact]
    public void LargestRemainder_AnyTotalAndWeights_IsFairAndAddsUp() => Check((total, weights) =>
        IsFair(total, weights, Allocation.ByLargestRemainder(total, weights), atMostOneUnit: false));

    [Fact]
    public void LargestRemainder_AnyTotalAndWeights_ExtraUnitsGoToLargestRemaindersThenFirst() =>
        Check((total, weights) =>
        {
            var parts = Allocation.ByLargestRemainder(total, weights);
            var (shares, sum) = Shares(weights);
            var entries = shares.Select((share, i) =>
            {
                var floor = BigInteger.DivRem(BigInteger.Abs(total) * share, sum, out var rest);
                return (Remainder: rest, Index: i, Extra: BigInteger.Abs(parts[i]) - floor);
            });
            var extras = entries.OrderByDescending(entry => entry.Remainder).ThenBy(entry => entry.Index)
                .Select(entry => (int)entry.Extra);

            return extras.Aggregate((Last: 1, Ordered: true), (seen, extra) =>
                (extra, seen.Ordered && extra is 0 or 1 && extra <= seen.Last)).Ordered;
        });

    [Fact]
    public void LargestRemainder_WholeWeightsIntoASpan_IsTheSameSplit()
    {
        var gen =
            from total in Gen.OneOf(
                Gen.Choose(-1_000, 1_000).Select(value => (long)value), Gen.Elements(long.MinValue, long.MaxValue))
            from count in Gen.Elements(1, 2, 3, 7, 32, 33, 100)
            from weights in Gen.OneOf(Gen.Choose(0, 9).Select(value => (long)value), Gen.Constant(long.MaxValue / 128))
                .ArrayOf(count)
            select (total, weights);
        Prop.ForAll(gen.ToArbitrary(), split =>
        {
            var parts = new long[split.weights.Length];
            parts.AsSpan().Fill(7L);
            Allocation.ByLargestRemainder(split.total, split.weights, parts);
            return split.weights.All(weight => weight == 0)
                ? parts.All(part => part == 0)
                : parts.SequenceEqual(
                    Allocation.ByLargestRemainder(split.total, [.. split.weights.Select(weight => (decimal)weight)]));
        }).Check(Cases);
    }

    [Fact]
    public void LargestRemainder_NegatedTotal_IsMirrored() => Check((total, weights) => total == long.MinValue
        || Allocation.ByLargestRemainder(-total, weights)
            .SequenceEqual(Allocation.ByLargestRemainder(total, weights).Select(part => -part)));

    [Fact]
    public void CumulativeDifference_AnyTotalAndWeights_IsFairAndAddsUp() => Check((total, weights) =>
        IsFair(total, weights, Allocation.ByCumulativeDifference(total, weights), atMostOneUnit: true));

    [Fact]
    public void CumulativeDifference_WeightsCutInTwo_KeepsTheOtherParts() => Check((total, weights) =>
    {
        decimal[] cut = [.. weights.SelectMany(weight => new[] { weight, weight })];
        var whole = Allocation.ByCumulativeDifference(total, weights);
        var halves = Allocation.ByCumulativeDifference(total, cut);
        return whole.Select((part, i) => part == halves[2 * i] + halves[(2 * i) + 1]).All(same => same);
    });

    [Fact]
    public void CumulativeDifference_Thirds_RoundsTheRunningShare()
    {
        Allocation.ByCumulativeDifference(100, [1, 1, 1]).Should().Equal(33, 34, 33);
        Allocation.ByCumulativeDifference(-100, [1, 1, 1]).Should().Equal(-33, -34, -33);
    }

    [Fact]
    public void CumulativeDifference_RunningTotals_AddUpToTheRoundedLast()
    {
        Money[] totals = [Usd(0.004m), Usd(0.008m), Usd(0.012m), Usd(0.016m), Usd(0.005m)];

        var booked = Allocation.ByCumulativeDifference(totals);

        booked.Should().Equal(Usd(0m), Usd(0.01m), Usd(0m), Usd(0.01m), Usd(-0.01m));
        booked.Aggregate((left, right) => left + right).Should().Be(Usd(0.005m).Round());
    }

    [Fact]
    public void Split85To15_EveryAmountToAMillion_AddsUp()
    {
        decimal[] weights = [85m, 15m];
        for (var total = 1L; total <= 1_000_000; total++)
        {
            var parts = Allocation.ByLargestRemainder(total, weights);
            var far = Math.Abs((parts[0] * 100) - (total * 85)) >= 100;
            if (parts[0] + parts[1] != total || far || parts[1] < 0) Assert.Fail($"{total}: {parts[0]} and {parts[1]}");
        }
    }

    [Fact]
    public void LargestRemainder_Money_IsInItsCurrency()
    {
        var parts = Allocation.ByLargestRemainder(Usd(10m), [85m, 15m]);

        parts.Should().Equal(Usd(8.5m), Usd(1.5m));
        var split = () => Allocation.ByLargestRemainder(Usd(10.005m), [1m]);
        split.Should().Throw<NotExactException>();
    }

    [Fact]
    public void Split_NegativeWeightOrNoneAboveZero_Throws()
    {
        const string Negative = "A weight must not be negative.*";
        const string Nothing = "At least one weight must be above zero.*";
        (decimal[] Weights, string Message)[] wrong =
            [([], Nothing), ([0m], Nothing), ([0m, 0m], Nothing), ([1m, -0.001m], Negative)];
        foreach (var (weights, message) in wrong)
        {
            var largest = () => Allocation.ByLargestRemainder(100, weights);
            var cumulative = () => Allocation.ByCumulativeDifference(100, weights);

            largest.Should().Throw<ArgumentException>().WithParameterName("weights").WithMessage(message);
            cumulative.Should().Throw<ArgumentException>().WithParameterName("weights").WithMessage(message);
        }
    }

    private static void Check(Func<long, decimal[], bool> holds)
    {
        var gen = from total in Amounts.Minor from weights in Amounts.Weights select (Total: total, Weights: weights);
        Prop.ForAll(gen.ToArbitrary(), q => holds(q.Total, q.Weights)).Check(Cases);
    }

    private static bool IsFair(long total, decimal[] weights, ValueArray<long> parts, bool atMostOneUnit)
    {
        var (shares, sum) = Shares(weights);
        var addsUp = parts.Aggregate(BigInteger.Zero, (all, part) => all + part) == total;
        return addsUp && parts.Count == weights.Length && parts.Zip(shares).All(pair =>
        {
            var (part, share) = pair;
            var away = BigInteger.Abs((part * sum) - (total * share));
            var near = atMostOneUnit ? away <= sum : away < sum;
            return near && (part == 0 || Math.Sign(part) == Math.Sign(total)) && (!share.IsZero || part == 0);
        });
    }

    private static (BigInteger[] Shares, BigInteger Sum) Shares(decimal[] weights)
    {
        BigInteger[] shares = [.. weights.Select(weight =>
        {
            BigDecimal exact = weight;
            return exact.Mantissa * BigInteger.Pow(10, 28 - exact.Scale);
        })];
        return (shares, shares.Aggregate(BigInteger.Zero, (all, share) => all + share));
    }

    private static Money Usd(decimal amount) => Money.Of(amount, Currency.Usd);
}
