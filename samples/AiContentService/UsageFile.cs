using System.Globalization;
using System.IO.Compression;
using Monetize;

/// <summary>Reads the records of the compressed usage file, in its order, duplicates and all.</summary>
public static class UsageFile
{
    public static IEnumerable<UsageRecord> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var zip = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            yield return new UsageRecord
            {
                Key = IdempotencyKey.Of(cells[0]),
                Customer = CustomerId.Of(cells[1]),
                Meter = cells[2],
                Quantity = decimal.Parse(cells[3], CultureInfo.InvariantCulture),
                Time = DateTimeOffset.Parse(cells[4], CultureInfo.InvariantCulture),
            };
        }
    }
}
