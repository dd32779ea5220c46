using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Testing;
using Monetize.Tests.Generators;
using Monetize.Tests.Oracles;

namespace Monetize.Tests.Rating;

/// <summary>However a period is cut into steps, what they book adds up to the rounded whole.</summary>
public sealed class BookingTests
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call);

    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Book_AnyCutUpAndDown_AddsUpToTheBoundedWholeAndSoDoTheParts(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Everyday, some => verdicts.Holds(() =>
        {
            var usage = new ChargeCase(some, kind);
            var sum = new Booked();
            var cuts = Cuts(usage).ToList();
            for (var i = 0; i < cuts.Count; i++)
            {
                var step = sum.Next(usage, cuts[i], isLast: i == cuts.Count - 1);
                var line = Booking.Book(usage.Compiled, Currency.Usd, step);
                sum.Add(line, cuts[i]);
                if (line.Breakdown.Aggregate(0m, (all, part) => ExactDecimal.Add(all, part.Amount)) != line.Exact)
                {
                    return false;
                }
            }

            var total = usage.Compiled.Total(cuts[^1]);
            return sum.Exact == total && sum.Amount == Bounded(usage.Compiled, total);
        }));

        verdicts.Held.Should().BeGreaterThan(500);
    }

    [Theory]
    [MemberData(nameof(Seeds.Kinds), MemberType = typeof(Seeds))]
    public void Snapshot_AnyCutUpAndDown_AddsUpToTheBoundedWholeByItems(PriceKind kind)
    {
        var verdicts = new Verdicts();

        Seeds.All(FigureRange.Everyday, some => verdicts.Holds(() =>
        {
            var usage = new ChargeCase(some, kind);
            var booked = Money.Zero(Currency.Usd);
            var cuts = Cuts(usage).ToList();
            for (var i = 0; i < cuts.Count; i++)
            {
                booked += Booking.Snapshot(
                    usage.Compiled, Currency.Usd, cuts[i], booked, isLast: i == cuts.Count - 1);
            }

            return booked == Bounded(usage.Compiled, usage.Compiled.Total(cuts[^1]));
        }));

        verdicts.Held.Should().BeGreaterThan(500);
    }

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
            return booked == Bounded(charge, charge.Total(last));
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
    public void Book_NothingAtFirst_OwesTheFeeOfQuantityZeroOnceAllTheSame()
    {
        var price = Price.Graduated(Tier.Beyond(1m, 5m));
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = price });
        var second = new BookingStep { Quantity = 2m, PreviouslyBooked = 5m, Position = LinePosition.Last };

        Booking.Book(charge, Currency.Usd, second).Amount.Amount.Should().Be(2m);
        Booking.Book(charge, Currency.Usd, second with { Quantity = 0m }).Amount.Amount.Should().Be(0m);
        var free = second with { PreviouslyBooked = 0m, HasEarlierLines = true };
        Booking.Book(charge, Currency.Usd, free).Amount.Amount.Should().Be(2m, "a fee that was waived is not owed later");
    }

    [Fact]
    public void Book_FeeOfLessThanACentForNothing_IsInTheExactValueOnce()
    {
        var price = Price.Graduated(Tier.Beyond(1m, 0.004m));
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = price });
        var first = Booking.Book(charge, Currency.Usd, new BookingStep { Position = LinePosition.Mid });
        var second = Booking.Book(charge, Currency.Usd, new BookingStep { Quantity = 2m, HasEarlierLines = true });

        (first.Exact, first.Amount.Amount).Should().Be((0.004m, 0m));
        (second.Exact, second.Amount.Amount).Should().Be((2m, 2m));
    }

    [Fact]
    public void Book_PriceThatFallsBelowAMaximum_GivesBackWhatTheMaximumTookOff()
    {
        var charge = ChargeCase.Compile(new UsageCharge
        {
            Meter = Calls,
            Price = Price.Volume(Tier.UpTo(10m, 20m), Tier.Beyond(1m)),
            Maximum = 100m,
        });
        var first = Booking.Book(
            charge, Currency.Usd, new BookingStep { Quantity = 10m, Position = LinePosition.Mid });
        var second = Booking.Book(charge, Currency.Usd, new BookingStep
        {
            Quantity = 1m,
            PreviousQuantity = 10m,
            PreviouslyBooked = first.Amount.Amount,
            PreviousExcess = first.Excess.Amount,
            Position = LinePosition.Last,
        });

        (first.Amount.Amount, first.Excess.Amount).Should().Be((100m, 100m));
        second.Gross.Amount.Should().Be(-189m);
        second.Excess.Amount.Should().Be(-100m);
        (first.Amount + second.Amount).Amount.Should().Be(11m);
    }

    [Fact]
    public void Book_AfterAMaximumTookSomethingOff_CountsItOnce()
    {
        var charge = ChargeCase.Compile(
            new UsageCharge { Meter = Calls, Price = Price.PerUnit(1m), Maximum = 100m, Minimum = 90m });
        var step = new BookingStep
        {
            Quantity = 20m,
            PreviousQuantity = 130m,
            PreviouslyBooked = 100m,
            PreviousExcess = 30m,
            Position = LinePosition.Last,
        };

        var line = Booking.Book(charge, Currency.Usd, step);

        (line.Gross.Amount, line.Excess.Amount, line.TrueUp.Amount, line.Amount.Amount).Should().Be((20m, 20m, 0m, 0m));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    public void Book_NegativeUnits_Throws(int discount, int carried)
    {
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = Price.PerUnit(1m) });
        var step = new BookingStep { Quantity = 1m, DiscountUnits = discount, CarriedOver = carried };

        var book = () => Booking.Book(charge, Currency.Usd, step);

        book.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Book_DiscountedUnits_ArePaidByNobodyAndWaiveNoFee()
    {
        var charge = ChargeCase.Compile(
            new UsageCharge { Meter = Calls, Price = Price.Graduated(Tier.UpTo(10m, 1m, 5m), Tier.Beyond(2m)) });
        BookingStep step = new() { Quantity = 10m, DiscountUnits = 10m, Position = LinePosition.Mid };

        Booking.Book(charge, Currency.Usd, step).Amount.Amount.Should().Be(5m);
        Booking.Book(charge, Currency.Usd, step with { Quantity = 13m }).Amount.Amount.Should().Be(8m);
        var next = Booking.Book(
            charge, Currency.Usd, step with { Quantity = 3m, PreviousQuantity = 10m, PreviouslyBooked = 5m });
        next.Amount.Amount.Should().Be(3m);
        next.Breakdown.Should().Equal(new RatedPart(10m, 13m, 3m, 1m, 0m, 3m));
    }

    [Fact]
    public void Book_WhatTheLastPeriodLeft_IsIncludedToo()
    {
        var charge = ChargeCase.Compile(
            new UsageCharge { Meter = Calls, Price = Price.PerUnit(1m), Included = 100m, RolloverMaximum = 50m });

        charge.Carry(30m, 0m).Should().Be(50m);
        charge.Carry(80m, 0m).Should().Be(20m);
        charge.Carry(-1m, 0m).Should().Be(50m);
        Booking.Book(charge, Currency.Usd, new BookingStep { Quantity = 130m, CarriedOver = 20m })
            .Amount.Amount.Should().Be(10m);
    }

    [Fact]
    public void Book_ChargeThatReadsItems_NeedsThem()
    {
        var percentage = new PercentagePrice { RatePercent = 1m, FixedAmountPerRecord = 0.1m };
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = percentage });
        UsageItem[] items = [new(100m), new(50m)];
        var book = () => Booking.Book(charge, Currency.Usd, new BookingStep { Quantity = 1m });
        var snapshot = () => Booking.Snapshot(charge, Currency.Usd, 1m, Money.Zero(Currency.Usd), isLast: true);

        book.Should().Throw<ArgumentException>().WithMessage("The charge for calls reads items and not one quantity*");
        snapshot.Should().Throw<ArgumentException>();
        var line = Booking.Book(charge, Currency.Usd, new BookingStep
        {
            Items = items.ToValueArray(),
            PreviousItems = items[..1].ToValueArray(),
            PreviouslyBooked = 1.1m,
        });
        line.Amount.Amount.Should().Be(0.6m);
        line.Quantity.Should().Be(50m);
        line.Explain().Exact.Should().Be(0.6m);
        Booking.Snapshot(charge, Currency.Usd, items, Money.Of(1.1m, Currency.Usd), isLast: true)
            .Amount.Should().Be(0.6m);
    }

    [Fact]
    public void Book_ItemsForAChargeThatReadsAQuantity_AreRefused()
    {
        var charge = ChargeCase.Compile(new UsageCharge { Meter = Calls, Price = Price.PerUnit(1m) });
        var book = () => Booking.Book(charge, Currency.Usd, new BookingStep { Items = [new UsageItem(1m)] });

        book.Should().Throw<ArgumentException>().WithMessage("The charge for calls reads one quantity*");
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

    // Some of the records, then others and fewer, at last all of them: late ones and corrections make usage go both ways.
    private static IEnumerable<UsageItem[]> Cuts(ChargeCase usage)
    {
        var seed = usage.Records.Count;
        for (var i = 0; i < 1 + (seed % 5); i++)
        {
            var some = new Random(seed + i);
            yield return usage.Items(usage.Records.Where(_ => some.Next(3) > 0));
        }

        yield return usage.Items();
    }

    private static Money Bounded(CompiledUsageCharge charge, decimal total)
    {
        var amount = Money.Of(total, Currency.Usd).Round().Amount;
        amount = Math.Min(amount, Rounded(charge.Charge.Maximum ?? amount));
        return Money.Of(Math.Max(amount, Rounded(charge.Charge.Minimum ?? amount)), Currency.Usd);
    }

    private static decimal Rounded(decimal amount) => Money.Of(amount, Currency.Usd).Round().Amount;

    /// <summary>What the lines of a period came to, from which the next step follows.</summary>
    private sealed class Booked
    {
        private UsageItem[] _items = [];
        private int _lines;
        private Money _excess = Money.Zero(Currency.Usd);

        public decimal Exact { get; private set; }

        public Money Amount { get; private set; } = Money.Zero(Currency.Usd);

        public BookingStep Next(ChargeCase usage, UsageItem[] items, bool isLast) => new()
        {
            Quantity = usage.ReadsOneQuantity ? Sum(items) - Sum(_items) : 0m,
            PreviousQuantity = usage.ReadsOneQuantity ? Sum(_items) : 0m,
            Items = usage.ReadsOneQuantity ? [] : items.ToValueArray(),
            PreviousItems = usage.ReadsOneQuantity ? [] : _items.ToValueArray(),
            PreviouslyBooked = Amount.Amount,
            PreviousExcess = _excess.Amount,
            HasEarlierLines = _lines > 0,
            Position = isLast ? LinePosition.Last : LinePosition.Mid,
        };

        public void Add(BookedLine line, UsageItem[] items)
        {
            Exact = ExactDecimal.Add(Exact, line.Exact);
            Amount += line.Amount;
            _excess += line.Excess;
            _items = items;
            _lines++;
        }

        private static decimal Sum(UsageItem[] items) => items.Sum(item => item.Quantity);
    }
}
