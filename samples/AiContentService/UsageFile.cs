using System.Globalization;
using System.IO.Compression;
using Monetize;

/// <summary>Reads the records of the compressed usage file, in its order, duplicates and all.</summary>
/// <remarks>The file holds a month; its records are spread over the year, from the month of the customer on.</remarks>
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
                Time = Spread(cells[0], cells[1], DateTimeOffset.Parse(cells[4], CultureInfo.InvariantCulture)),
            };
        }
    }

    // The same key has the same time, however often it is sent.
    private static DateTimeOffset Spread(string key, string customer, DateTimeOffset october)
    {
        var joined = Year.MonthOf(Number(customer));
        var month = joined + (Number(key) / 7 % (Year.Months - joined));
        return october.AddMonths(month - Year.Months + 1);
    }

    private static int Number(string name) => int.Parse(name[(name.IndexOf('-') + 1)..], CultureInfo.InvariantCulture);
}
