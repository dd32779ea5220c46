using Monetize.Catalogs;
using Monetize.Catalogs.Json;
using Monetize.Collections;
using Monetize.Errors;
using Monetize.Metering;

namespace Monetize.Tests.Catalogs;

/// <summary>Faults that only records in code can have, and those whose document would be too large to keep.</summary>
public sealed class RecordFaultTests
{
    private static readonly Meter Words = Meter.Sum("words", Unit.Word);

    private static readonly Dictionary<string, (Func<ValueArray<Fault>> Find, string[] Expected)> Cases = new()
    {
        ["document too large"] = (
            () => CatalogJson.Read(new byte[CatalogLimits.DocumentBytes + 1]).Faults,
            ["MON1002 "]),
        ["text too large"] = (
            () => CatalogJson.Read(new string(' ', CatalogLimits.DocumentBytes + 1)).Faults,
            ["MON1002 "]),
        ["meter of the plan differs"] = (
            () => Validate(new Catalog
            {
                Meters = [Words],
                Plans = [PlanOf(new UsageCharge { Meter = Meter.Max("words", Unit.Word), Limit = UsageLimit.None })],
            }),
            ["MON1103 plans/pro/charges[0]/usage"]),
        ["null parts of a catalog"] = (
            () => Validate(new Catalog { Services = [null!], Meters = [null!], Plans = [null!] }),
            ["MON1120 services[0]", "MON1120 meters[0]", "MON1120 plans[0]"]),
        ["null parts of a service"] = (
            () => Validate(new Catalog
            {
                Services =
                [
                    new Service { Key = null! },
                    new Service { Key = "s", Methods = [null!, new ServiceMethod { Name = null!, Meters = [null!] }] },
                    new Service { Key = "t", Plans = [null!] },
                ],
            }),
            [
                "MON1101 services[0]/key", "MON1120 services/s/methods[0]", "MON1101 services/s/methods[1]/name",
                "MON1120 services/s/methods[1]/meters[0]", "MON1101 services/t/plans[0]",
            ]),
        ["null parts of a meter"] = (
            () => Validate(new Catalog
            {
                Meters = [new Meter { Key = null!, Unit = null!, Aggregation = (Aggregation)9 }],
            }),
            ["MON1101 meters[0]/key", "MON1120 meters[0]/unit", "MON1121 meters[0]/aggregation"]),
        ["null dimension"] = (
            () => Validate(new Catalog { Meters = [Words with { Dimensions = [null!] }] }),
            ["MON1101 meters/words/dimensions[0]"]),
        ["null parts of a plan"] = (
            () => Validate(new Catalog
            {
                Plans =
                [
                    new Plan
                    {
                        Key = null!,
                        Currency = default,
                        Charges = [null!, new UsageCharge { Meter = null! }],
                        Features = ValueMap.Of(KeyValuePair.Create("support", (string)null!)),
                    },
                ],
            }),
            [
                "MON1101 plans[0]/key", "MON1118 plans[0]/currency", "MON1120 plans[0]/charges[0]",
                "MON1120 plans[0]/charges[1]/usage", "MON1105 plans[0]/charges[1]", "MON1120 plans[0]/features/support",
            ]),
        ["null tiers and no tiers"] = (
            () =>
            [
                .. CatalogValidator.Validate(Price.Volume(null!, Tier.Beyond(1m), null!)),
                .. CatalogValidator.Validate(new GraduatedPrice { Tiers = default }),
            ],
            ["MON1120 tiers[0]", "MON0106 tiers[1]", "MON1120 tiers[2]", "MON1110 tiers"]),
        ["undefined values"] = (
            () => Validate(new Catalog
            {
                Meters = [Words],
                Plans = [PlanOf(new UsageCharge { Meter = Words, Limit = (UsageLimit)7 }) with { Period = NoPeriod }],
            }),
            ["MON1116 plans/pro/period", "MON1121 plans/pro/charges[0]/limit"]),
        ["undefined unit of a period"] = (
            () => Validate(new Catalog { Plans = [PlanOf() with { Period = new Interval((IntervalUnit)9) }] }),
            ["MON1121 plans/pro/period"]),
        ["undefined rounding"] = (
            () => CatalogValidator.Validate(
                new PackagePrice { Size = 1m, PricePerPackage = 1m, Rounding = (PackageRounding)2 }),
            ["MON1121 rounding"]),
        ["too many charges"] = (
            () => Validate(new Catalog
            {
                Plans = [PlanOf([.. Enumerable.Repeat(new OneTimeCharge { Amount = 1m }, 251)])],
            }),
            ["MON1115 plans/pro/charges"]),
        ["half a surrogate pair"] = (
            () => Validate(new Catalog { Plans = [PlanOf() with { Name = "Pro \ud800" }] }),
            ["MON1122 plans/pro/name"]),
    };

    private static Interval NoPeriod => default;

    private static Dictionary<string, (Func<ValueArray<Fault>> Find, string[] Expected)> AllCases { get; } =
        Cases.Concat(PriceFaultCases.All).ToDictionary();

    public static TheoryData<string> Names => [.. AllCases.Keys];

    /// <summary>All expected lines, so that a test can tell whether each code is shown somewhere.</summary>
    internal static IEnumerable<string> Expected =>
        AllCases.Values.SelectMany(@case => @case.Expected).Append("MON1010 ");

    [Theory]
    [MemberData(nameof(Names))]
    public void Records_WithFaults_GiveExactlyTheirCodes(string name)
    {
        var (find, expected) = AllCases[name];

        var faults = find();

        InvalidFixture.Lines(faults).Should().Equal(expected);
        foreach (var fault in faults) FaultText.ShouldBeFitForPeople(fault);
    }

    [Fact]
    public void Faults_BeyondTheLimit_AreNotListedButSaidToBeThere()
    {
        var charges = Enumerable.Repeat(new OneTimeCharge { Amount = -1m }, 250).ToArray<Charge>();
        var plans = Enumerable.Range(1, 5).Select(version => PlanOf(charges) with { Version = version });

        var faults = Validate(new Catalog { Plans = plans.ToValueArray() });

        faults.Should().HaveCount(CatalogLimits.ListedFaults + 1);
        InvalidFixture.Lines(faults).Last().Should().Be("MON1010 ");
        FaultText.ShouldBeFitForPeople(faults[^1]);
    }

    private static ValueArray<Fault> Validate(Catalog catalog) => CatalogValidator.Validate(catalog);

    private static Plan PlanOf(params ReadOnlySpan<Charge> charges) => new()
    {
        Key = "pro",
        Currency = Currency.Usd,
        Period = Every.Month,
        Charges = ValueArray.Create(charges),
    };
}
