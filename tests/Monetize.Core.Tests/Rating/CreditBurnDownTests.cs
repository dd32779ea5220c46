using Monetize.Collections;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

public sealed class CreditBurnDownTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 15, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Take_ManyCredits_GoesByPriorityThenExpiryThenAgeThenId()
    {
        PrepaidCredit[] credits =
        [
            Credit("never", 1m, granted: -9),
            Credit("youngest", 1m, granted: 2),
            Credit("later", 1m, expires: 9),
            Credit("b", 1m, expires: 5, granted: -3),
            Credit("a", 1m, expires: 5, granted: -3),
            Credit("younger", 1m, expires: 5, granted: -2),
            Credit("first", 1m, priority: -1),
        ];

        Take(7m, credits).Select(use => use.Id).Should()
            .Equal("first", "a", "b", "younger", "later", "never", "youngest");
        Take(7m, credits.Reverse()).Should().Equal(Take(7m, credits));
    }

    [Theory]
    [InlineData("0", "", "0")]
    [InlineData("2.5", "a 2.5", "0")]
    [InlineData("3", "a 3", "0")]
    [InlineData("3.01", "a 3;b 0.01", "0")]
    [InlineData("7", "a 3;b 4", "0")]
    [InlineData("7.01", "a 3;b 4", "0.01")]
    public void Take_AroundWhatACreditHolds_TakesTheRestFromTheNext(string amount, string expected, string uncovered)
    {
        var uses = CreditBurnDown.Take(
            Figures.Read(amount), [Credit("a", 3m), Credit("b", 4m)], Now, out var left);

        string.Join(';', uses.Select(use => $"{use.Id} {Text(use.Taken)}")).Should().Be(expected);
        left.Should().Be(Figures.Read(uncovered));
    }

    [Fact]
    public void Take_AtTheInstantOfExpiry_PassesOver()
    {
        PrepaidCredit[] credits = [Credit("a", 3m) with { ExpiresAt = Now }, Credit("empty", 0m)];

        Take(1m, credits).Should().BeEmpty();
        CreditBurnDown.Take(1m, credits, Now.AddTicks(-1), out var left).Should().Equal(new CreditUse("a", 1m));
        left.Should().Be(0m);
    }

    [Fact]
    public void Take_AnyCredits_AddsUpAndTakesNoMoreThanThereIs() => Seeds.All(FigureRange.Everyday, some =>
    {
        var price = some.Price(PriceKind.Stairstep);
        var credits = Enumerable.Range(0, (int)(some.Seed % 7)).Select(i => Credit(
            $"credit-{i}",
            some.Quantity(price),
            priority: i % 2,
            expires: (int)(some.Seed >> i) % 5 - 2,
            granted: -i)).ToList();
        var amount = some.Quantity(price);
        var uses = CreditBurnDown.Take(amount, credits, Now, out var uncovered);
        var alive = credits.Where(credit => credit.ExpiresAt > Now).ToList();
        return uses.Sum(use => use.Taken) + uncovered == amount
            && uncovered == Math.Max(0m, amount - alive.Sum(credit => credit.Remaining))
            && uses.All(use => use.Taken > 0m && use.Taken <= alive.Single(credit => credit.Id == use.Id).Remaining)
            && uses.SkipLast(1).All(use => use.Taken == alive.Single(credit => credit.Id == use.Id).Remaining);
    });

    [Fact]
    public void Take_ZeroOfEitherSign_IsNotNegative()
    {
        var zero = decimal.Negate(0.0m);

        Take(zero, [Credit("a", zero)]).Should().BeEmpty();
        AllowanceRollover.Carry(zero, zero, zero, zero).Should().Be(0m);
    }

    [Fact]
    public void Take_Misuse_Throws()
    {
        var negative = () => Take(-1m, []);
        var emptied = () => Take(1m, [Credit("a", -1m)]);
        var twice = () => Take(1m, [Credit("a", 1m), Credit("a", 1m, expires: 3)]);
        var nothing = () => Take(1m, null!);

        negative.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("amount");
        emptied.Should().Throw<ArgumentOutOfRangeException>().WithParameterName("credits");
        twice.Should().Throw<ArgumentException>().WithMessage("Two credits are called a.*");
        nothing.Should().Throw<ArgumentNullException>().WithParameterName("credits");
    }

    [Fact]
    public void ToString_CreditAndUse_SayIdAndFigure()
    {
        Credit("a", 1.5m).ToString().Should().Be("a: 1.5");
        new CreditUse("a", 1.5m).ToString().Should().Be("a: 1.5");
    }

    private static ValueArray<CreditUse> Take(decimal amount, IEnumerable<PrepaidCredit> credits) =>
        CreditBurnDown.Take(amount, credits, Now, out _);

    private static PrepaidCredit Credit(
        string id, decimal remaining, int priority = 0, int? expires = null, int granted = 0) => new()
        {
            Id = id,
            Remaining = remaining,
            Priority = priority,
            ExpiresAt = expires is { } days ? Now.AddDays(days) : null,
            GrantedAt = Now.AddDays(granted),
        };

    private static string Text(decimal value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
