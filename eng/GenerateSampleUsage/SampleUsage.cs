using System.Globalization;

namespace Monetize.Generators;

/// <summary>
/// A month of usage of a content service, as a file would come out of a log: 120,000 records of 500 customers, some of
/// them sent twice. The same text on every machine and every run: the seed is fixed and the generator its own.
/// </summary>
public static class SampleUsage
{
    public const string Header = "key,customer,meter,quantity,time";

    private const int Records = 120_000;
    private const int Customers = 500;
    private const int OneInDuplicated = 50;
    private static readonly DateTime Month = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<string> Lines()
    {
        yield return Header;
        var random = new Lcg(20261001);
        var seconds = (int)(Month.AddMonths(1) - Month).TotalSeconds;
        for (var i = 0; i < Records; i++)
        {
            // Evenly through the month, each record a little off its place, so that the file is nearly in order.
            var at = Month.AddSeconds(((long)i * seconds / Records) + random.Below(20));
            var customer = i < Customers ? i + 1 : Customer(random);
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"gen-{i + 1:D6},customer-{customer:D3},words,{Words(random)},{at:yyyy-MM-dd'T'HH:mm:ss'Z'}");
            yield return line;
            if (random.Below(OneInDuplicated) == 0) yield return line;
        }
    }

    // A few customers use much and many use little: the product of two even numbers leans to the small ones.
    private static int Customer(Lcg random) => 1 + (int)((long)random.Below(Customers) * random.Below(Customers) / Customers);

    private static int Words(Lcg random) => 100 + random.Below(900) + (random.Below(10) == 0 ? random.Below(4_000) : 0);

    /// <summary>A linear congruential generator with Knuth's constants for 64 bits.</summary>
    private sealed class Lcg(ulong seed)
    {
        private ulong _state = seed;

        public int Below(int bound)
        {
            _state = unchecked((_state * 6364136223846793005UL) + 1442695040888963407UL);
            return (int)((_state >> 33) % (ulong)bound);
        }
    }
}
