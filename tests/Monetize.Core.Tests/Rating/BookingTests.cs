using Monetize.Catalogs;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

/// <summary>However a period is cut into steps, what they book adds up to the rounded whole.</summary>
public sealed class BookingTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call);

    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Book_AnyCut_AddsUpToTheWholeExactlyAndRounded(PriceKind kind) => Seeds.All(FigureRange.Everyday, some =>
    {
        var charge = Unbounded(some, kind);
        var exact = 0m;
        var gross = Money.Zero(Currency.Usd);
        var quantity = 0m;
        foreach (var more in Steps(some, charge))
        {
            var step = new BookingStep { Quantity = more, PreviousQuantity = quantity };
            var line = Booking.Book(charge, Currency.Usd, step);
            exact = ExactDecimal.Add(exact, line.Exact);
            gross += line.Amount;
            quantity += more;
        }

        return exact == charge.Total(quantity) && gross == Money.Of(exact, Currency.Usd).Round();
    });

    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Book_AnyCut_PartsAddUpToTheLine(PriceKind kind) => Seeds.All(FigureRange.Everyday, some =>
    {
        var charge = Unbounded(some, kind);
        var quantity = 0m;
        foreach (var more in Steps(some, charge))
        {
            var step = new BookingStep { Quantity = more, PreviousQuantity = quantity };
            var line = Booking.Book(charge, Currency.Usd, step);
            if (line.Breakdown.Sum(part => part.Amount) != line.Exact) return false;
            quantity += more;
        }

        return true;
    });

    /// <summary>Only usage that grows: what a maximum took off before is not given back by a correction here.</summary>
    [Theory]
    [InlineData(PriceKind.PerUnit)]
    [InlineData(PriceKind.Package)]
    [InlineData(PriceKind.Graduated)]
    [InlineData(PriceKind.GraduatedPercentage)]
    public void Book_AnyCutOfABoundedCharge_AddsUpToTheBoundedWhole(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var charge = ChargeCase.Compile(some.UsageCharge(kind) with { Bucket = null, MinimumQuantity = 0m });
            var steps = Steps(some, charge).ToList();
            var booked = 0m;
            var quantity = 0m;
            for (var i = 0; i < steps.Count; i++)
            {
                booked += Booking.Book(charge, Currency.Usd, new BookingStep
                {
                    Quantity = steps[i],
                    PreviousQuantity = quantity,
                    PreviouslyBooked = booked,
                    Position = i == steps.Count - 1 ? LinePosition.Last : LinePosition.Mid,
                }).Amount.Amount;
                quantity += steps[i];
            }

            return booked == Bounded(charge, quantity).Amount;
        });

    [Theory]
    [MemberData(nameof(Seeds.KindsOfQuantity), MemberType = typeof(Seeds))]
    public void Snapshot_AnyCutUpAndDown_AddsUpToTheBoundedWhole(PriceKind kind) =>
        Seeds.All(FigureRange.Everyday, some =>
        {
            var charge = ChargeCase.Compile(some.UsageCharge(kind) with { Bucket = null });
            var booked = Money.Zero(Currency.Usd);
            for (var i = (int)(some.Seed % 6); i > 0; i--)
            {
                booked += Booking.Snapshot(charge, Currency.Usd, some.Quantity(charge.Charge), booked, isLast: false);
            }

            var last = some.Quantity(charge.Charge);
            booked += Booking.Snapshot(charge, Currency.Usd, last, booked, isLast: true);
            return booked == Bounded(charge, last);
        });

    [Fact]
    public void Book_StepsOfLessThanACent_AreBookedWhenTheyReachOne()
    {
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = Price.PerUnit(0.004m) });

        // 0.004, 0.008, 0.012, 0.016 are 0.00, 0.01, 0.01 and 0.02 in all.
        var booked = Enumerable.Range(0, 4).Select(i => Booking.Book(
            charge, Currency.Usd, new BookingStep { Quantity = 1m, PreviousQuantity = i }).Amount.Amount);

        booked.Should().Equal(0m, 0.01m, 0m, 0.01m);
    }

    [Fact]
    public void Book_FirstLine_OwesTheFeeOfQuantityZeroOnce()
    {
        var price = Price.Graduated(Tier.Beyond(1m, 5m));
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = price });

        Booking.Book(charge, Currency.Usd, new BookingStep { Quantity = 0m }).Amount.Amount.Should().Be(5m);
        var next = Booking.Book(charge, Currency.Usd, new BookingStep { Quantity = 2m, PreviousQuantity = 3m });
        next.Amount.Amount.Should().Be(2m);
        next.Breakdown.Should().Equal(new RatedPart(3m, 5m, 2m, 1m, 0m, 2m));
    }

    [Fact]
    public void Book_PercentOffThenMaximumThenMinimum_InThisOrder()
    {
        var charge = ChargeCase.Compile(new UsageCharge
        {
            Meter = Calls,
            Price = Price.PerUnit(10m),
            Minimum = 70m,
            Maximum = 100m,
        });
        var line = Booking.Book(charge, Currency.Usd, new BookingStep
        {
            Quantity = 20m,
            PreviousQuantity = 7m,
            PreviouslyBooked = 35m,
            DiscountPercent = 50m,
            Position = LinePosition.Mid,
        });
        var low = new BookingStep { Quantity = 6m, DiscountPercent = 50m, Position = LinePosition.Last };

        line.Gross.Amount.Should().Be(200m);
        line.Discount.Amount.Should().Be(135m, "half of 200, and the 35 by which 135 exceeds 100");
        line.TrueUp.Amount.Should().Be(0m);
        line.Amount.Amount.Should().Be(65m);
        line.ToString().Should().Be("USD 200.00 less USD 135.00 plus USD 0.00 is USD 65.00");
        Booking.Book(charge, Currency.Usd, low).TrueUp.Amount.Should().Be(40m);
        Booking.Book(charge, Currency.Usd, low).Amount.Amount.Should().Be(70m);
        Booking.Book(charge, Currency.Usd, low with { Position = LinePosition.Single }).TrueUp.Amount.Should().Be(40m);
        Booking.Book(charge, Currency.Usd, low with { Position = LinePosition.Mid }).TrueUp.Amount.Should().Be(0m);
    }

    [Fact]
    public void Book_VolumePriceThatChangesItsTier_TakesTheOldPartBack()
    {
        var charge = ChargeCase.Compile(new UsageCharge
        {
            Meter = Calls,
            Price = Price.Volume(Tier.UpTo(10m, 3m, 1m), Tier.Beyond(2m)),
        });
        var line = Booking.Book(charge, Currency.Usd, new BookingStep { Quantity = 2m, PreviousQuantity = 10m });

        line.Exact.Should().Be(-7m);
        line.Amount.Amount.Should().Be(-7m);
        line.Breakdown.Should().Equal(
            new RatedPart(10m, 0m, -10m, 3m, -1m, -31m), new RatedPart(0m, 12m, 12m, 2m, 0m, 24m));
    }

    [Theory]
    [InlineData("-0.01", false)]
    [InlineData("0", true)]
    [InlineData("100", true)]
    [InlineData("100.01", false)]
    public void Book_DiscountOutOfRange_Throws(string percent, bool isFine)
    {
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = Price.PerUnit(1m) });
        var book = () => Booking.Book(
            charge, Currency.Usd, new BookingStep { Quantity = 1m, DiscountPercent = Figures.Read(percent) });

        if (isFine) book.Should().NotThrow();
        else book.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("20", "30", false, "70")]
    [InlineData("8", "30", false, "50")]
    [InlineData("3", "30", false, "0")]
    [InlineData("3", "30", true, "40")]
    [InlineData("20", "100", true, "0")]
    [InlineData("2", "30", false, "-10")]
    public void Snapshot_OfABoundedCharge_IsTheBoundedTotalLessWhatIsBooked(
        string quantity, string booked, bool isLast, string expected)
    {
        var charge = ChargeCase.Compile(
            new UsageCharge { Meter = Calls, Price = Price.PerUnit(10m), Minimum = 70m, Maximum = 100m });

        Booking.Snapshot(
            charge, Currency.Usd, Figures.Read(quantity), Money.Of(Figures.Read(booked), Currency.Usd), isLast)
            .Amount.Should().Be(Figures.Read(expected));
    }

    [Fact]
    public void Snapshot_BookedInAnotherCurrency_Throws()
    {
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = Price.PerUnit(1m) });
        var snapshot = () => Booking.Snapshot(charge, Currency.Usd, 1m, Money.Zero(Currency.Eur), isLast: false);

        snapshot.Should().Throw<CurrencyMismatchException>();
    }

    [Fact]
    public void BookingStep_AsText_SaysItsFigures() =>
        new BookingStep { Quantity = 1.5m, PreviousQuantity = 2m, PreviouslyBooked = 3m, Position = LinePosition.Mid }
            .ToString().Should().Be("Mid: 1.5 after 2, 3 booked");

    private static CompiledUsageCharge Unbounded(CatalogGenerator some, PriceKind kind) => ChargeCase.Compile(
        some.UsageCharge(kind) with { Bucket = null, Minimum = null, Maximum = null });

    // The first step is above zero: a line after nothing is a first line again.
    private static IEnumerable<decimal> Steps(CatalogGenerator some, CompiledUsageCharge charge) =>
        Enumerable.Range(0, 1 + (int)(some.Seed % 6)).Select(i =>
            i == 0 ? Math.Max(1m, some.Quantity(charge.Charge)) : some.Quantity(charge.Charge));

    private static Money Bounded(CompiledUsageCharge charge, decimal quantity)
    {
        var amount = Money.Of(charge.Total(quantity), Currency.Usd).Round().Amount;
        amount = Math.Min(amount, Rounded(charge.Charge.Maximum ?? amount));
        return Money.Of(Math.Max(amount, Rounded(charge.Charge.Minimum ?? amount)), Currency.Usd);
    }

    private static decimal Rounded(decimal amount) => Money.Of(amount, Currency.Usd).Round().Amount;
}
