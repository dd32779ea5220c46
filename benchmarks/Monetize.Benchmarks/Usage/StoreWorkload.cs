using System.Globalization;

namespace Monetize.Benchmarks.Usage;

/// <summary>A month of records in the order of time, of many customers on three meters.</summary>
/// <param name="customers">How many customers; with three meters each, three times as many series.</param>
/// <param name="areKeysOrdered">Whether keys begin with the time, as those of UUIDs of version 7, or are in no
/// order.</param>
public sealed class StoreWorkload(int customers, bool areKeysOrdered = true)
{
    private const int Meters = 3;

    public static readonly Meter[] AllMeters =
    [
        Meter.Sum("words", Unit.Word), Meter.Sum("tokens", Unit.Token), Meter.Sum("seconds", Unit.Second),
    ];

    public static readonly Period Month = Period.UtcMonth(2026, 10);

    /// <summary>The records from a number on, out of so many that the month is spread over.</summary>
    public UsageRecord[] Records(int from, int count, int of) =>
        [.. Enumerable.Range(from, count).Select(number => Record(number, of))];

    private UsageRecord Record(int number, int of)
    {
        var series = (int)(Mix(number) % (ulong)(customers * Meters));
        return new UsageRecord
        {
            Key = new IdempotencyKey(Key(number)),
            Customer = new CustomerId(string.Create(CultureInfo.InvariantCulture, $"customer-{series / Meters:D6}")),
            Meter = AllMeters[series % Meters].Key,
            Quantity = 1 + (number % 1_000),
            Time = Month.From.AddTicks(Month.Ticks / of * number),
        };
    }

    // 36 characters, as a UUID has.
    private string Key(int number) => areKeysOrdered
        ? string.Create(CultureInfo.InvariantCulture, $"0199a000-{number:x8}-7000-8000-{Mix(number) >> 36:x7}")
        : string.Create(CultureInfo.InvariantCulture, $"{Mix(number):x16}-{Mix(~number):x16}-{number % 10:D2}");

    private static ulong Mix(int number)
    {
        var mixed = ((ulong)(uint)number + 1) * 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
