using System.Globalization;

namespace Monetize.CrashTests.Work;

/// <summary>
/// The load: of all records that are sent, a tenth is sent twice, some come late, and one in a hundred is invalid.
/// </summary>
internal static class LoadWork
{
    public const int RecordsPerBatch = 1_000;

    public static readonly Meter Calls = Meter.Sum("calls", Unit.Call);

    public static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A batch of a writer: nine tenths new, a tenth of the batch before.</summary>
    public static UsageRecord[] Batch(int writer, int number)
    {
        var fresh = RecordsPerBatch * 9 / 10;
        var first = number * fresh;
        return
        [
            .. Enumerable.Range(first, fresh).Select(i => Record(writer, i)),
            .. Enumerable.Range(Math.Max(0, first - (RecordsPerBatch - fresh)), RecordsPerBatch - fresh)
                .Select(i => Record(writer, i)),
        ];
    }

    /// <summary>How many different records the first batches of a writer hold.</summary>
    public static int Different(int batches) => batches * (RecordsPerBatch * 9 / 10);

    public static bool IsInvalid(int number) => number % 100 == 37;

    public static UsageRecord Record(int writer, int number) => new()
    {
        Key = Key(writer, number),
        Customer = CustomerId.Of(string.Create(CultureInfo.InvariantCulture, $"customer-{number % 1_000}")),
        Meter = IsInvalid(number) ? "no_such_meter" : Calls.Key,
        Quantity = 1 + (number % 10),
        Time = number % 20 == 3 ? Now.AddDays(-30) : Now.AddSeconds(-(number % 86_400)),
    };

    // In no order, as natural keys are.
    private static IdempotencyKey Key(int writer, int number) => IdempotencyKey.Of(string.Create(
        CultureInfo.InvariantCulture, $"{number * 2_654_435_761L % 4_294_967_296L:x8}-{writer}-{number}"));
}
