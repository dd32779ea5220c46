using System.Globalization;
using Monetize;
using Monetize.Rating;

var flat = Price.Flat(15m);
Table("Flat", flat, 0, 1, 1_000);

var perUnit = Price.PerUnit(0.0005m);
Table("Per unit", perUnit, 0, 1, 25_000);

var package = Price.Package(size: 1_000, price: 5m);
Table("Package", package, 0, 1, 1_000, 1_001);

var graduated = Price.Graduated(
    Tier.UpTo(10_000, 0.01m),
    Tier.UpTo(100_000, 0.008m),
    Tier.Beyond(0.005m));
Table("Graduated", graduated, 0, 10_000, 10_000.5m, 10_001, 100_000, 100_001, 250_000);

var withFees = Price.Graduated(
    Tier.UpTo(10, 10m, flatFee: 2m),
    Tier.UpTo(20, 5m, flatFee: 3m),
    Tier.Beyond(5m, flatFee: 3m));
Table("Graduated with flat fees", withFees, 0, 10, 11, 21);

var volume = Price.Volume(Tier.UpTo(5, 7m), Tier.UpTo(10, 6.5m), Tier.Beyond(6m));
Table("Volume", volume, 5, 6, 10, 11, 20);

static void Table(string title, Price price, params ReadOnlySpan<decimal> quantities)
{
    Console.WriteLine(title);
    var compiled = RatingEngine.Compile(price);
    foreach (var quantity in quantities)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{quantity,12:#,##0.###} costs {compiled.Total(quantity),12:#,##0.00###}"));
    }

    Console.WriteLine();
}
