using Monetize.TestSupport;

namespace Monetize.Cli.Tests;

/// <summary>A catalog file for one test.</summary>
internal sealed class TemporaryCatalog : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TemporaryCatalog(string json)
    {
        Path = _folder.PathTo("catalog.json");
        File.WriteAllText(Path, json);
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>
    /// A plan <c>pro</c> in yen with a one-time and a recurring charge, storage without a price, calls in packages, and
    /// words whose sums leave a residue.
    /// </summary>
    public static TemporaryCatalog OfEveryKind() => new("""
        {
          "meters": [
            { "key": "words", "unit": "word", "aggregation": "sum" },
            { "key": "calls", "unit": "call", "aggregation": "count" },
            { "key": "storage", "unit": "gigabyte", "aggregation": "max" }
          ],
          "plans": [
            {
              "key": "pro", "version": 1, "currency": "JPY", "period": "month", "charges": [{ "recurring": "1" }]
            },
            {
              "key": "pro", "version": 2, "name": "=Pro [bold]最高[/]", "currency": "JPY", "period": "month",
              "charges": [
                { "one_time": "5000", "name": "Setup, \"guided\"" },
                { "recurring": "1200", "name": "=1+1" },
                { "usage": "words", "price": { "model": "graduated", "tiers": [
                  { "up_to": "100", "unit_price": "0.123", "flat_fee": "7" }, { "unit_price": "0.1" }] } },
                { "usage": "calls", "price": { "model": "package", "package_size": 1000, "package_price": "250" } },
                { "usage": "storage", "included": 50, "limit": "hard" }
              ]
            }
          ]
        }
        """);

    public void Dispose() => _folder.Dispose();
}
