using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Tests.Metering;

public sealed class UsageValidatorTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly UsageValidator Validator = new(
    [
        Meter.Sum("words", Unit.Word).WithDimensions("model"), Meter.Count("calls", Unit.Call),
        Meter.Max("seats", Unit.Seat), Meter.Last("level", Unit.Seat), Meter.UniqueCount("users", "user"),
        Meter.WeightedSum("storage", Unit.Gigabyte),
    ]);

    private static readonly UsageRecord Sound = new()
    {
        Key = IdempotencyKey.Of("key"),
        Customer = CustomerId.Of("ada"),
        Meter = "words",
        Quantity = 5m,
        Time = Now,
    };

    [Fact]
    public void Check_DimensionThatHoldsACardNumber_IsRejectedWithoutSayingIt()
    {
        var record = Sound with { Dimensions = ValueMap.Of(KeyValuePair.Create("model", "4242 4242 4242 4242")) };

        var result = Validator.Check(record, Now);

        result.Code.Should().Be(ErrorCodes.MalformedUsage);
        result.Message.Should().Contain("payment card").And.NotContain("4242");
    }

    /// <summary>Keys and what a meter counts the different ones of are ids: a lost one would be lost revenue.</summary>
    [Fact]
    public void Check_IdsThatLookLikeACard_AreAccepted()
    {
        var record = Sound with
        {
            Key = IdempotencyKey.Of("4242424242424242"),
            Customer = CustomerId.Of("4242424242424242"),
            Meter = "users",
            Dimensions = ValueMap.Of(KeyValuePair.Create("user", "4242424242424242")),
        };

        Validator.Check(record, Now).Should().Be(RecordResult.Accepted);
    }

    public static TheoryData<string, string> Rejections => new()
    {
        { "empty key", "MON1406" },
        { "long key", "MON1406" },
        { "control character in the key", "MON1406" },
        { "half a character in the customer", "MON1406" },
        { "long customer", "MON1406" },
        { "empty method", "MON1406" },
        { "long dimension value", "MON1406" },
        { "long dimension name", "MON1406" },
        { "no meter", "MON1406" },
        { "unknown meter", "MON1401" },
        { "meter in another case", "MON1401" },
        { "negative quantity", "MON1402" },
        { "negative amount", "MON1402" },
        { "negative cost", "MON1402" },
        { "too early", "MON1403" },
        { "too late", "MON1403" },
        { "undeclared dimension", "MON1404" },
        { "counted dimension missing", "MON1405" },
        { "corrects itself", "MON1407" },
        { "corrects a count by a part", "MON1407" },
        { "corrects a maximum", "MON1407" },
        { "corrects a last", "MON1407" },
        { "corrects a unique count", "MON1407" },
    };

    [Theory]
    [MemberData(nameof(Rejections))]
    public void Check_UnsoundRecord_IsRejectedWithItsCode(string what, string code)
    {
        var result = Validator.Check(Unsound(what), Now);

        result.Outcome.Should().Be(RecordOutcome.Rejected);
        result.Code!.Id.Should().Be(code);
        result.Message.Should().NotBeNullOrEmpty();
    }

    [Fact]
    public void Check_SoundRecords_AreAccepted()
    {
        UsageRecord[] sound =
        [
            Sound,
            Sound with { Quantity = 0m },
            Sound with { Key = IdempotencyKey.Of(new string('k', UsageLimits.KeyLength)) },
            Sound with { Dimensions = default(ValueMap).With("model", "x") },
            Sound with { Time = Now.AddMinutes(5) },
            Sound with { Time = Now.AddDays(-35) },
            Sound with { Meter = "storage", Quantity = -5m },
            Sound with { Quantity = -5m, Corrects = IdempotencyKey.Of("other") },
            Sound with { Meter = "calls", Quantity = -1m, Corrects = IdempotencyKey.Of("other") },
            Sound with { Meter = "storage", Quantity = -1m, Corrects = IdempotencyKey.Of("other") },
            Sound with { Amount = -1m, Cost = -1m, Corrects = IdempotencyKey.Of("other") },
            Sound with { Meter = "users", Dimensions = default(ValueMap).With("user", "u") },
        ];

        sound.Select(record => Validator.Check(record, Now)).Should().AllBeEquivalentTo(RecordResult.Accepted);
    }

    [Fact]
    public void Check_JustOutsideTheWindow_IsRejected()
    {
        Validator.Check(Sound with { Time = Now.AddMinutes(5).AddMicroseconds(1) }, Now).IsCounted.Should().BeFalse();
        Validator.Check(Sound with { Time = Now.AddDays(-35).AddMicroseconds(-1) }, Now).IsCounted.Should().BeFalse();
    }

    [Fact]
    public void Check_WithoutAWindow_TakesAnyTime()
    {
        var any = new UsageValidator([Meter.Sum("words", Unit.Word)], AcceptanceWindow.Unbounded);

        any.Check(Sound with { Time = DateTimeOffset.MinValue }, Now).IsCounted.Should().BeTrue();
        any.Check(Sound with { Time = DateTimeOffset.MaxValue }, Now).IsCounted.Should().BeTrue();
    }

    [Fact]
    public void Create_TwoMetersOfOneKey_Throws()
    {
        var create = () => new UsageValidator([Meter.Sum("a", Unit.Word), Meter.Max("a", Unit.Word)]);
        create.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void DifferencesFrom_OtherTime_AreNone() =>
        (Sound with { Time = Now.AddYears(1) }).DifferencesFrom(Sound).Should().BeEmpty();

    [Fact]
    public void Time_FinerThanAMicrosecond_IsCut() =>
        (Sound with { Time = Now.AddTicks(19) }).Time.Should().Be(Now.AddTicks(10));

    private static UsageRecord Unsound(string what) => what switch
    {
        "empty key" => Sound with { Key = default },
        "long key" => Sound with { Key = IdempotencyKey.Of(new string('k', UsageLimits.KeyLength + 1)) },
        "control character in the key" => Sound with { Key = IdempotencyKey.Of("a\u0000b") },
        "half a character in the customer" => Sound with { Customer = CustomerId.Of("a\uD800") },
        "long customer" => Sound with { Customer = CustomerId.Of(new string('c', UsageLimits.CustomerLength + 1)) },
        "empty method" => Sound with { Method = " " },
        "long dimension value" => Sound with
        {
            Dimensions = default(ValueMap).With("model", new string('m', UsageLimits.DimensionValueLength + 1)),
        },
        "long dimension name" => Sound with { Dimensions = default(ValueMap).With(new string('m', 101), "x") },
        "no meter" => Sound with { Meter = "" },
        "unknown meter" => Sound with { Meter = "wrods" },
        "meter in another case" => Sound with { Meter = "Words" },
        "negative quantity" => Sound with { Quantity = -0.1m },
        "negative amount" => Sound with { Amount = -0.1m },
        "negative cost" => Sound with { Cost = -0.1m },
        "too early" => Sound with { Time = Now.AddDays(-36) },
        "too late" => Sound with { Time = Now.AddMinutes(6) },
        "undeclared dimension" => Sound with { Dimensions = default(ValueMap).With("modle", "x") },
        "counted dimension missing" => Sound with { Meter = "users" },
        "corrects itself" => Sound with { Corrects = Sound.Key },
        "corrects a count by a part" => Sound with
        {
            Meter = "calls",
            Quantity = -0.25m,
            Dimensions = default,
            Corrects = IdempotencyKey.Of("other"),
        },
        "corrects a maximum" => Sound with { Meter = "seats", Corrects = IdempotencyKey.Of("other") },
        "corrects a last" => Sound with { Meter = "level", Corrects = IdempotencyKey.Of("other") },
        _ => Sound with
        {
            Meter = "users",
            Dimensions = default(ValueMap).With("user", "u"),
            Corrects = IdempotencyKey.Of("other"),
        },
    };
}
