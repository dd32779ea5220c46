using System.Globalization;

namespace Monetize.Benchmarks.References;

/// <summary>What a customer used in a month, and what it costs: three prices of one plan, written out.</summary>
/// <param name="Words">The sum of the words: 1,000 of them at 0.01 each, the others at 0.008.</param>
/// <param name="Calls">How many calls: 5 are included, the others are at 0.05 each.</param>
/// <param name="Seats">The most seats, at 2 each.</param>
/// <param name="Records">How many records these rest on.</param>
public readonly record struct MonthByHand(decimal Words, decimal Calls, decimal Seats, long Records)
{
    public const decimal Base = 49m;
    public const decimal FirstWords = 1_000m;
    public const decimal IncludedCalls = 5m;

    public decimal CheapWords => Math.Max(0m, Words - FirstWords);

    public decimal PaidCalls => Math.Max(0m, Calls - IncludedCalls);

    public decimal OfWords => (Math.Min(Words, FirstWords) * 0.010m) + (CheapWords * 0.008m);

    public decimal OfCalls => PaidCalls * 0.05m;

    public decimal OfSeats => Seats * 2m;

    public long TotalMinor => Minor(Base) + Minor(OfWords) + Minor(OfCalls) + Minor(OfSeats);

    public MonthByHand With(string meter, decimal quantity, long records) => meter switch
    {
        "words" => this with { Words = quantity, Records = Records + records },
        "calls" => this with { Calls = quantity, Records = Records + records },
        _ => this with { Seats = quantity, Records = Records + records },
    };

    public static long Minor(decimal amount) => (long)Math.Round(amount * 100m, MidpointRounding.AwayFromZero);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Words} words, {Calls} calls, {Seats} seats of {Records} records");
}
