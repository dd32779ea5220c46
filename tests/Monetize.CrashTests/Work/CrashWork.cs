using System.Globalization;
using Monetize.Collections;

namespace Monetize.CrashTests.Work;

/// <summary>
/// The records that are recorded, made from their numbers alone: a process that was killed goes on with the same ones.
/// </summary>
internal static class CrashWork
{
    /// <summary>New records of a batch; two older ones are sent with them again.</summary>
    public const int RecordsPerBatch = 7;

    public static readonly Meter[] Meters =
    [
        Meter.Sum("words", Unit.Word).WithDimensions("model"),
        Meter.Max("seats", Unit.Seat),
        Meter.WeightedSum("storage", Unit.Gigabyte),
    ];

    public static readonly Period Period = new(
        new DateTimeOffset(
            2026, 10, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 1, 5, 30, 0, TimeSpan.Zero));

    /// <summary>The batch with a number.</summary>
    public static UsageRecord[] Batch(int number)
    {
        var first = number * RecordsPerBatch;
        return
        [
            .. Enumerable.Range(first, RecordsPerBatch).Select(Record),
            Record(first * 5 / 7),
            Record(first / 3),
        ];
    }

    /// <summary>The record with a number.</summary>
    public static UsageRecord Record(int number)
    {
        var meter = Meters[number % Meters.Length];
        return new UsageRecord
        {
            Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"record-{number:D8}")),
            Customer = CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"customer-{number % 5}")),
            Meter = meter.Key,
            Quantity = 0.125m * ((number % 97) + 1),
            Time = Period.From.AddMinutes(number * 7_919L % (61 * 24 * 60)),
            Dimensions =
                meter.Dimensions.Count > 0 ? default(ValueMap).With("model", number % 2 == 0 ? "a" : "b") : default,
        };
    }
}
