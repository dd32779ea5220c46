using Monetize.Catalogs;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Tests.Catalogs;

/// <summary>Faults of prices and of what stands around them that only records in code can have.</summary>
internal static class PriceFaultCases
{
    private static readonly Meter Calls = Meter.Sum("calls", Unit.Call).WithDimensions("region");

    private static readonly Price One = Price.PerUnit(1m);

    public static Dictionary<string, (Func<ValueArray<Fault>> Find, string[] Expected)> All { get; } = new()
    {
        ["steps with more than a fee"] = (
            () => CatalogValidator.Validate(Price.Stairstep(
                Tier.UpTo(1m, 0.5m, 1m),
                new Tier { UpToInclusive = 2m, FlatFee = 2m, PackageSize = 5m },
                new Tier { UpToInclusive = 3m, FlatFee = 3m, AmountCap = 5m },
                Tier.Beyond(0m, 4m))),
            ["MON1124 tiers[0]", "MON1124 tiers[1]", "MON1124 tiers[2]"]),
        ["null steps and rates"] = (
            () =>
            [
                .. CatalogValidator.Validate(Price.Stairstep(null!, Tier.Beyond(0m, 1m))),
                .. CatalogValidator.Validate(Price.GraduatedPercentage(PercentageTier.Beyond(1m), null!)),
            ],
            ["MON1120 tiers[0]", "MON0106 tiers[0]", "MON1120 tiers[1]"]),
        ["null parts of a matrix"] = (
            () => CatalogValidator.Validate(MatrixOf(
                null!,
                new MatrixCell { Match = default(ValueMap).With("region", null!), Price = One },
                new MatrixCell { Match = default(ValueMap).With("region", "eu"), Price = null! })),
            ["MON1120 cells[0]", "MON1120 cells[1]/match/region", "MON1120 cells[2]"]),
        ["null dimension of a matrix"] = (
            () => CatalogValidator.Validate(MatrixOf(Cell("eu")) with { Dimensions = [null!] }),
            ["MON1101 dimensions[0]"]),
        ["value that cannot be printed"] = (
            () => CatalogValidator.Validate(MatrixOf(Cell("e\u0007u"))),
            ["MON1122 cells[0]/match/region"]),
        ["too many cells"] = (
            () => CatalogValidator.Validate(
                MatrixOf([.. Enumerable.Range(0, 1_001).Select(number => Cell("r" + number))])),
            ["MON1115 cells"]),
        ["too many dimensions of a matrix"] = (
            () => CatalogValidator.Validate(MatrixOf(Cell("eu")) with
            {
                Dimensions = Enumerable.Range(0, 17).Select(number => "d" + number).ToValueArray(),
            }),
            ["MON1115 dimensions"]),
        ["undefined values around a price"] = (
            () => Validate(new UsageCharge
            {
                Meter = Calls,
                Transform = new QuantityTransform { Rounding = (RoundingMode)9 },
                Bucket = (UsageBucket)9,
                Price = One,
            }),
            ["MON1121 plans/pro/charges[0]/transform/rounding", "MON1121 plans/pro/charges[0]/bucket"]),
        ["undefined switches"] = (
            () => Validate(plan => plan with
            {
                Semantics = new PlanSemantics
                {
                    ZeroUsage = (ZeroUsage)9,
                    VolumeAllowance = (VolumeAllowance)9,
                    NegativeQuantity = (NegativeQuantity)9,
                    Proration = (ProrationMethod)9,
                    MinimumProration = (MinimumProration)9,
                },
            }),
            [
                "MON1121 plans/pro/semantics/zero_usage", "MON1121 plans/pro/semantics/volume_allowance",
                "MON1121 plans/pro/semantics/negative_quantity", "MON1121 plans/pro/semantics/proration",
                "MON1121 plans/pro/semantics/minimum_proration",
            ]),
        ["no switches"] = (
            () => Validate(plan => plan with { Semantics = null! }),
            ["MON1120 plans/pro/semantics"]),
    };

    private static MatrixCell Cell(string region) =>
        new() { Match = default(ValueMap).With("region", region), Price = One };

    private static MatrixPrice MatrixOf(params ReadOnlySpan<MatrixCell> cells) =>
        new() { Dimensions = ["region"], Cells = ValueArray.Create(cells), Otherwise = One };

    private static ValueArray<Fault> Validate(Charge charge) =>
        Validate(plan => plan with { Charges = [charge] });

    private static ValueArray<Fault> Validate(Func<Plan, Plan> change) => CatalogValidator.Validate(new Catalog
    {
        Meters = [Calls],
        Plans = [change(new Plan { Key = "pro", Currency = Currency.Usd })],
    });
}
