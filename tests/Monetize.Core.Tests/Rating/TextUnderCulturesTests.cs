using System.Globalization;
using Monetize.Catalogs;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.TestSupport;

namespace Monetize.Tests.Rating;

/// <summary>No text of the library changes with the culture of the thread.</summary>
public sealed class TextUnderCulturesTests
{
    public static TheoryData<string> Cultures { get; } = [.. UnderCulture.Names];

    [Theory]
    [MemberData(nameof(Cultures))]
    public void ToString_AnyRecord_IsTheSameTextUnderEveryCulture(string culture)
    {
        var invariant = Texts().ToList();
        using (new UnderCulture(culture))
        {
            CultureInfo.CurrentCulture.Name.Should().Be(culture, "else this would show nothing");
            Texts().Should().Equal(invariant);
        }
    }

    [Fact]
    public void ToString_AnyRecord_ReadsAsPromised() => Texts().Should().StartWith(
    [
        "flat 0.5",
        "per unit 0.0005",
        "package of 1000.5 at 5.25, 0.5 free, rounded up",
        "package of 10 at 5, 0 free, rounded down",
        "graduated up to 10.5 at 0.01 plus 1.5, beyond at 0.005",
        "volume up to 10.5 at 0.01, beyond at 0.005 plus 2.5",
        "one-time 0.5",
        "recurring 1234.5",
        "words: per unit 0.5",
        "words: 1000.5 included, then soft limit",
        "words: 0.5 included, then hard limit",
        "words: unlimited",
        "words: no price",
        "plan-i@12",
        "3 months",
        "quarter",
        "(0, 1234.5]: 1234.5 x 0.01 + 0.5 = 12.845",
        "tier (0, 1234.5]: 1234.5 x 0.01 + 0.5 = 12.845",
        "i-1: I.Company words -1234.5 at 2026-10-01T22:30:00.5Z",
        "The quantity is -1234.5; give 0 or more.",
    ]);

    private static IEnumerable<string> Texts()
    {
        var words = Meter.Sum("words", Unit.Word);
        var part = new RatedPart(0m, 1234.5m, 1234.5m, 0.01m, 0.5m, 12.845m);
        object[] records =
        [
            Price.Flat(0.5m),
            Price.PerUnit(0.0005m),
            Price.Package(1000.5m, 5.25m, 0.5m),
            Price.Package(10m, 5m) with { Rounding = PackageRounding.Down },
            Price.Graduated(Tier.UpTo(10.5m, 0.01m, 1.5m), Tier.Beyond(0.005m)),
            Price.Volume(Tier.UpTo(10.5m, 0.01m), Tier.Beyond(0.005m, 2.5m)),
            new OneTimeCharge { Amount = 0.5m },
            new RecurringCharge { Amount = 1234.5m },
            new UsageCharge { Meter = words, Price = Price.PerUnit(0.5m) },
            new UsageCharge { Meter = words, Included = 1000.5m, Limit = UsageLimit.Soft },
            new UsageCharge { Meter = words, Included = 0.5m, Limit = UsageLimit.Hard },
            new UsageCharge { Meter = words, Limit = UsageLimit.None },
            new UsageCharge { Meter = words },
            new Plan { Key = "plan-i", Version = 12, Currency = Currency.Usd },
            Every.Months(3),
            Every.Quarter,
            part,
            new ExplanationStep { Reason = "tier", Part = part },
            new UsageRecord
            {
                Key = IdempotencyKey.Of("i-1"),
                Customer = CustomerId.Of("I.Company"),
                Meter = "words",
                Quantity = -1234.5m,
                Time = new DateTimeOffset(2026, 10, 2, 0, 30, 0, 500, TimeSpan.FromHours(2)),
            },
        ];
        return records.Select(record => record.ToString()!)
            .Append(Message(() => RatingEngine.Compile(Price.PerUnit(1m)).Total(-1234.5m)))
            .Append(Message(() => RatingEngine.Compile(Price.PerUnit(0.1234567m)).Total(decimal.MaxValue / 10m)))
            .Append(Message(() => RatingEngine.Compile(Price.PerUnit(1000m)).Total(decimal.MaxValue)))
            .Append(Message(() => Unit.Second.Convert(1.5m, Unit.Of("1.5"))))
            .Append(Message(() => Unit.Second.Convert(1.1m, Unit.Hour)))
            .Concat(LineExplanationTests.Lines().Select(line => $"{line}\n{line.Explain()}"))
            .Concat(LineExplanationTests.Lines().Select(line => new RatedStatement
            {
                Plan = new Plan { Key = "p", Currency = line.Amount.Currency },
                Lines = [line],
                Total = line.Amount,
            }.ToString()));
    }

    private static string Message(Func<decimal> refused)
    {
        try
        {
            return FormattableString.Invariant($"not refused: {refused()}");
        }
        catch (Exception refusal) when (refusal is RatingException or NotExactException or ArgumentException)
        {
            return refusal.Message;
        }
    }
}
