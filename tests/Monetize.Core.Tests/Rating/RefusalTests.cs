using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Tests.Generators;

namespace Monetize.Tests.Rating;

/// <summary>What rating refuses, with the words that help the one who reads them.</summary>
public sealed class RefusalTests
{
    private const decimal Least = 0.0000000000000000000000000001m;
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);
    private static readonly Meter Bytes = Meter.Max("words", Unit.Byte);

    [Fact]
    public void Rate_MeterThatThePlanDeclaresOtherwise_SaysBothForms()
    {
        var rate = () => RatingEngine.Compile(PlanOf(Charge(Price.PerUnit(1m)))).Rate((Bytes, 3m));

        rate.Should().Throw<RatingException>().WithMessage(
            "Plan any@1 prices words as Sum of word, and the usage is Max of byte; "
                + "use the meter that the plan declares.");
    }

    [Fact]
    public void Rate_NothingGiven_NamesWhatIsMissing()
    {
        var plan = RatingEngine.Compile(PlanOf(Charge(Price.PerUnit(1m))));
        var noMeter = () => plan.Rate(default((Meter, decimal)));
        var noUsage = () => plan.Rate((PlanUsage)null!);
        var noQuantities = () => plan.Rate((IReadOnlyDictionary<string, decimal>)null!);
        var addNoMeter = () => new PlanUsage().Add((Meter)null!, 1m);
        var addNoKey = () => new PlanUsage().Add((string)null!, new UsageItem(1m));

        noMeter.Should().Throw<ArgumentException>().WithMessage("A meter is missing.*").WithParameterName("usage");
        noUsage.Should().Throw<ArgumentNullException>().WithParameterName("usage");
        noQuantities.Should().Throw<ArgumentNullException>().WithParameterName("usage");
        addNoMeter.Should().Throw<ArgumentNullException>().WithParameterName("meter");
        addNoKey.Should().Throw<ArgumentNullException>().WithParameterName("meter");
    }

    [Fact]
    public void Book_NothingGiven_NamesWhatIsMissing()
    {
        var charge = ChargeCase.Compile(Charge(Price.PerUnit(1m)));
        var noCharge = () => Booking.Book(null!, Currency.Usd, new BookingStep { Quantity = 1m });
        var noStep = () => Booking.Book(charge, Currency.Usd, null!);
        var snapshot = () => Booking.Snapshot(null!, Currency.Usd, 1m, Money.Zero(Currency.Usd), isLast: true);

        noCharge.Should().Throw<ArgumentNullException>().WithParameterName("charge");
        noStep.Should().Throw<ArgumentNullException>().WithParameterName("step");
        snapshot.Should().Throw<ArgumentNullException>().WithParameterName("charge");
    }

    [Fact]
    public void Rate_NoRoom_SaysWhatIsMissing()
    {
        var included = ChargeCase.Compile(new UsageCharge { Meter = Words, Included = 1m, Limit = UsageLimit.Hard });
        var unlimited = ChargeCase.Compile(new UsageCharge { Meter = Words, Limit = UsageLimit.None });
        var first = () => included.Rate(1m, [], out _);
        var second = () => included.Rate(2m, new RatedPart[1], out _);
        var only = () => unlimited.Rate(2m, [], out _);
        var totals = () => RatingEngine.Compile(Price.Flat(1m)).Totals([1m, 2m], new decimal[1]);

        first.Should().Throw<ArgumentException>().WithMessage("The breakdown has at least one part.*");
        second.Should().Throw<ArgumentException>().WithMessage("The breakdown has one more part.*");
        only.Should().Throw<ArgumentException>().WithMessage("The breakdown has one more part.*");
        totals.Should().Throw<ArgumentException>().WithMessage("There must be room for one total per quantity.*");
    }

    [Fact]
    public void Total_UsageThatNoCellNames_NamesTheDimensions()
    {
        var match = default(ValueMap).With("region", "eu").With("model", "a");
        var matrix = RatingEngine.Compile(new MatrixPrice
        {
            Dimensions = ["region", "model"],
            Cells = [new MatrixCell { Match = match, Price = Price.PerUnit(1m) }],
            Otherwise = null,
        });
        var total = () => matrix.Total([new UsageItem(1m)]);

        total.Should().Throw<RatingException>().WithMessage(
            "There is usage that no cell names, and the matrix by region and model refuses everything else.");
    }

    [Fact]
    public void Total_AmountThatNoDecimalHolds_SaysTheQuantity()
    {
        var stepped = Tier.Beyond(1m) with { PackageSize = Least };
        var graduated = () => RatingEngine.Compile(Price.Graduated(stepped)).Total(10.5m);
        var volume = () => RatingEngine.Compile(Price.Volume(stepped)).Total(10.5m);
        var perUnit = () => RatingEngine.Compile(Price.PerUnit(2m)).Total(decimal.MaxValue);

        graduated.Should().Throw<NotExactException>().WithMessage(
            "The amount of quantity 10.5 has no exact decimal of 28 digits; use fewer decimals.");
        volume.Should().Throw<NotExactException>().WithMessage(
            "The amount of quantity 10.5 has no exact decimal of 28 digits; use fewer decimals.");
        perUnit.Should().Throw<NotExactException>().WithMessage(
            "The amount of quantity 79228162514264337593543950335 has no exact decimal of 28 digits; "
                + "use a smaller one or fewer decimals.");
    }

    [Fact]
    public void Total_RuleForNegativesThatIsNone_IsRefused()
    {
        var charge = new CompiledUsageCharge(
            Charge(Price.PerUnit(1m)), new PlanSemantics { NegativeQuantity = (NegativeQuantity)9 });
        var total = () => charge.Total(-1m);

        total.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Not a rule for negative quantities.*");
    }

    /// <summary>A kind that someone adds and forgets here must not be priced as if it were nothing.</summary>
    [Fact]
    public void Rate_KindThatNoRaterKnows_IsRefused()
    {
        var price = () => RatingEngine.CompileValid(new OtherPrice());
        var plan = () => new CompiledPlan(PlanOf(new OtherCharge())).Rate(new PlanUsage());
        var line = () => RatedLine.Of(new OtherCharge(), Currency.Usd, 1m, 1m, []);

        price.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Not a kind of price.*");
        plan.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Not a kind of charge.*");
        line.Should().Throw<ArgumentOutOfRangeException>().WithMessage("Not a kind of charge.*");
    }

    [Fact]
    public void Explain_KindThatNoTextKnows_FallsBackToItsOwnText()
    {
        var other = Charge(new OtherPrice());
        var line = RatedLine.Of(other, Currency.Usd, 3m, 0m, [new RatedPart(0m, 3m, 3m, 0m, 0m, 0m)]);
        var bare = RatedLine.Of(LineKind.Usage, charge: null, Money.Of(1.5m, Currency.Usd));

        line.Explain().Title.Should().Be("words: 3, an other price");
        line.Explain().Steps[0].Reason.Should().Be("fee");
        bare.Explain().Title.Should().Be("Usage : 1 costs USD 1.50");
        bare.Explain().Steps[0].Reason.Should().Be("fee");
    }

    private static UsageCharge Charge(Price price) => new() { Meter = Words, Price = price };

    private static Plan PlanOf(Charge charge) =>
        new() { Key = "any", Currency = Currency.Usd, Period = Every.Month, Charges = [charge] };

    private sealed record OtherPrice : Price
    {
        public override string ToString() => "an other price";
    }

    private sealed record OtherCharge : Charge;
}
