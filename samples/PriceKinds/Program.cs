using System.Globalization;
using Monetize;
using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Metering;
using Monetize.Rating;

// One worked example for each kind of price. The pages of docs/guide/prices show them.
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

var inPackages = Price.Graduated(
    Tier.UpTo(1_000, 1m) with { PackageSize = 100 },
    Tier.Beyond(5m) with { PackageSize = 1_000, AmountCap = 100m });
Table("Graduated in packages, the last tier capped", inPackages, 1, 100, 101, 1_000, 1_001, 90_000);

var volume = Price.Volume(Tier.UpTo(5, 7m), Tier.UpTo(10, 6.5m), Tier.Beyond(6m));
Table("Volume", volume, 5, 6, 10, 11, 20);

var stairstep = Price.Stairstep(
    Tier.UpTo(10, 0m, flatFee: 20m),
    Tier.UpTo(100, 0m, flatFee: 50m),
    Tier.Beyond(0m, flatFee: 90m));
Table("Stairstep", stairstep, 0, 10, 11, 100, 101);

var percentage = Price.Percentage(2.99m) with { FreeAmount = 30m, RecordMinimum = 1.75m, RecordMaximum = 12m };
Items("Percentage: records of 10, 80 and 10,000", percentage, new(10), new(80), new(10_000));

var graduatedPercentage = Price.GraduatedPercentage(
    PercentageTier.UpTo(10, 1m, flatFee: 200m),
    PercentageTier.UpTo(20, 2m, flatFee: 300m),
    PercentageTier.Beyond(3m, flatFee: 400m));
Table("Graduated percentage", graduatedPercentage, 0, 11, 12);

var matrix = new MatrixPrice
{
    Dimensions = ["region"],
    Cells =
    [
        new MatrixCell { Match = Region("eu"), Price = Price.PerUnit(0.02m) },
        new MatrixCell { Match = Region("us"), Price = Price.PerUnit(0.01m) },
    ],
    Otherwise = Price.PerUnit(0.03m),
};
Items("Matrix: 10 calls in eu, 5 in us and 1 in jp", matrix, In("eu", 10), In("us", 5), In("jp", 1));

var dynamic = Price.Dynamic(multiplier: 1.2m);
Items("Dynamic: model costs of 4.50 and 5.50", dynamic, new(4.50m), new(5.50m));

var byTheHour = new UsageCharge
{
    Meter = Meter.Sum("compute", Unit.Minute),
    Price = Price.Graduated(Tier.UpTo(10, 0.10m), Tier.Beyond(0.05m)),
    Bucket = UsageBucket.Hour,
};
Charge("Bucketed: 9 minutes in one hour, 15 in the next", byTheHour, new(9, label: "09:00"), new(15, label: "10:00"));

var thousands = new UsageCharge
{
    Meter = Meter.Sum("tokens", Unit.Token),
    Included = 2,
    Price = Price.PerUnit(0.50m),
    Transform = new QuantityTransform { Factor = 1_000, Rounding = RoundingMode.Up },
    Minimum = 1m,
    Maximum = 100m,
};
Charge("Transformed: 7,400 tokens in started thousands, 2 included", thousands, new UsageItem(7_400));

static ValueMap Region(string region) => ValueMap.Of(KeyValuePair.Create("region", region));

static UsageItem In(string region, decimal quantity) => new(quantity, dimensions: Region(region));

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

static void Items(string title, Price price, params UsageItem[] items)
{
    Console.WriteLine(title);
    var parts = RatingEngine.Compile(price).Rate(items, out var total);
    foreach (var part in parts) Print(part);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  total {total:0.00###}\n"));
}

static void Charge(string title, UsageCharge charge, params ReadOnlySpan<UsageItem> items)
{
    var plan = new Plan { Key = "example", Currency = Currency.Usd, Period = Every.Month, Charges = [charge] };
    var usage = new PlanUsage();
    foreach (var item in items) usage.Add(charge.Meter.Key, item);
    Console.WriteLine(title);
    foreach (var line in RatingEngine.Compile(plan).Rate(usage).Lines) Console.WriteLine(line.Explain());
    Console.WriteLine();
}

static void Print(RatedPart part) => Console.WriteLine(string.Create(
    CultureInfo.InvariantCulture,
    $"  {part.Label ?? "each",-15} {part.Quantity,10:#,##0.##} x {part.UnitPrice,-6:0.####} = {part.Amount,10:#,##0.00###}"));
