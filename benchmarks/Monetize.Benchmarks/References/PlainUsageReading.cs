using System.Globalization;

namespace Monetize.Benchmarks.References;

/// <summary>A file of usage to records as one writes it in a minute: lines, split at commas, parsed.</summary>
public static class PlainUsageReading
{
    public static IEnumerable<UsageRecord> Records(string path)
    {
        foreach (var line in File.ReadLines(path).Skip(1))
        {
            var fields = line.Split(',');
            yield return new UsageRecord
            {
                Key = IdempotencyKey.Of(fields[0]),
                Customer = CustomerId.Of(fields[1]),
                Meter = fields[2],
                Quantity = decimal.Parse(fields[3], NumberStyles.Number, CultureInfo.InvariantCulture),
                Time = DateTimeOffset.Parse(fields[4], CultureInfo.InvariantCulture),
            };
        }
    }
}
