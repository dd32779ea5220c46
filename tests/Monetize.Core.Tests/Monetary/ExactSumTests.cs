using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Monetize.Monetary;

namespace Monetize.Tests.Monetary;

public sealed class ExactSumTests
{
    private static readonly decimal[] Corners =
    [
        0m, 1m, -1m, 0.1m, 0.30m, decimal.MaxValue, decimal.MinValue, 1e-28m, -1e-28m, long.MaxValue, 1e14m + 1e-14m,
        7922816251426433759354395033.5m,
    ];

    private static readonly Gen<decimal[]> Terms = Gen.OneOf(
            Gen.Elements(Corners),
            ArbMap.Default.GeneratorFor<decimal>(),
            Gen.Choose(-1_000_000, 1_000_000).Select(number => number * 0.001m))
        .ArrayOf();

    [Fact]
    public void Add_AnyTerms_IsTheSumOfIntegers() => Check(terms =>
        Terms28(Sum(terms)) == terms.Aggregate(BigInteger.Zero, (sum, term) => sum + Term28(term)));

    [Fact]
    public void Add_OfSums_IsTheSumOfAllTerms() => Check(terms =>
    {
        var (left, right) = (terms[..(terms.Length / 2)], terms[(terms.Length / 2)..]);
        return Sum(left).Add(Sum(right)) == Sum(terms) && Sum(right).Add(Sum(left)) == Sum(terms);
    });

    [Fact]
    public void Parse_WhatWasWritten_IsTheSum() => Check(terms =>
    {
        var sum = Sum(terms);
        var text = sum.ToString();
        return ExactSum.Parse(text) == sum && !text.EndsWith('.') && (!text.Contains('.') || !text.EndsWith('0'));
    });

    [Fact]
    public void ToDecimal_WhereOneHoldsIt_IsTheNumber() => Check(terms =>
    {
        var sum = Sum(terms);
        return !sum.TryToDecimal(out var number) || (ExactSum.Of(number) == sum && sum.ToDecimal() == number);
    });

    [Fact]
    public void ToDecimal_TooManyDigits_SaysSo()
    {
        var convert = () => ExactSum.Of(decimal.MaxValue).Add(0.5m).ToDecimal();
        convert.Should().Throw<NotExactException>().WithMessage("*79228162514264337593543950335.5*");
    }

    [Fact]
    public void Default_IsZero()
    {
        default(ExactSum).Should().Be(ExactSum.Of(0.00m));
        default(ExactSum).ToString().Should().Be("0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("1.2.3")]
    [InlineData("x")]
    public void Parse_SomethingElse_Throws(string text)
    {
        var parse = () => ExactSum.Parse(text);
        parse.Should().Throw<FormatException>();
    }

    private static void Check(Func<decimal[], bool> holds) =>
        Prop.ForAll(Terms.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static ExactSum Sum(IEnumerable<decimal> terms) =>
        terms.Aggregate(default(ExactSum), (sum, term) => sum.Add(term));

    private static BigInteger Term28(decimal term) => Terms28(ExactSum.Of(term));

    /// <summary>The number in units of 10^-28, read from its digits.</summary>
    private static BigInteger Terms28(ExactSum sum)
    {
        var parts = sum.ToString().Split('.');
        var fraction = (parts.Length > 1 ? parts[1] : "").PadRight(28, '0');
        return BigInteger.Parse(parts[0] + fraction, CultureInfo.InvariantCulture);
    }
}
