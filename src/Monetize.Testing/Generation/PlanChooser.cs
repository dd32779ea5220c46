using System.Globalization;
using Monetize.Catalogs;
using Monetize.Collections;

namespace Monetize.Testing.Generation;

/// <summary>Chooses plans over given meters, and catalogs of them.</summary>
internal sealed class PlanChooser(Chance chance, ChargeChooser charges)
{
    private static readonly Currency[] Currencies =
        [Currency.Usd, Currency.Eur, Currency.Of("JPY"), Currency.Of("KWD"), Currency.Of("CHF")];

    private static readonly Interval?[] Periods =
        [null, Every.Day, Every.Week, Every.Month, Every.Months(3), Every.Quarter, Every.Year];

    /// <summary>Each switch at any of its values.</summary>
    public static PlanSemantics Semantics(Chance chance) => new()
    {
        ZeroUsage = chance.Pick(Enum.GetValues<ZeroUsage>()),
        VolumeAllowance = chance.Pick(Enum.GetValues<VolumeAllowance>()),
        NegativeQuantity = chance.Pick(Enum.GetValues<NegativeQuantity>()),
        Proration = chance.Pick(Enum.GetValues<ProrationMethod>()),
        MinimumProration = chance.Pick(Enum.GetValues<MinimumProration>()),
    };

    /// <summary>A plan that charges for each of the meters.</summary>
    public Plan Plan(string key, int version, IEnumerable<Meter> meters)
    {
        var period = chance.Pick(Periods);
        var (minimum, maximum) = chance.OneIn(3) ? PriceChooser.Bounds(charges.Figures) : (null, null);
        var plan = new Plan
        {
            Key = key,
            Version = version,
            Name = chance.Pick(null, "Pro", "\"Größte\" & <billigste> 24/7"),
            Currency = chance.Pick(Currencies),
            Period = period,
            Charges = Fixed(period).Concat(meters.Select(Usage)).ToValueArray(),
            Features = chance.OneIn(2) ? default : default(ValueMap).With("support", "priority"),
            TrialDays = chance.Pick(0, 0, 14, 30),
            Minimum = minimum,
            Maximum = maximum,
            Semantics = chance.OneIn(2) ? PlanSemantics.Default : Semantics(chance),
        };

        // A percentage price goes with no other value of this switch.
        var refuses = plan.Charges.Any(charge => charge is UsageCharge { Price: PercentagePrice });
        return refuses
            ? plan with { Semantics = plan.Semantics with { NegativeQuantity = NegativeQuantity.Refused } }
            : plan;
    }

    /// <summary>Plans over some of the meters each, the first over all of them, and services that sell them.</summary>
    public Catalog Catalog(Meter[] meters)
    {
        var plans = new List<Plan> { Plan("plan-1", version: 1, meters) };
        for (var more = chance.Below(4); more > 0; more--)
        {
            var number = plans.Count + 1;
            var key = chance.OneIn(2) ? plans[^1].Key : string.Create(CultureInfo.InvariantCulture, $"plan-{number}");
            plans.Add(Plan(key, number, chance.Shuffle(meters).Take(chance.Below(meters.Length + 1))));
        }

        var services = Enumerable.Range(1, chance.Below(3)).Select(number => Service(number, meters, plans));
        return new Catalog { Meters = meters.ToValueArray(), Plans = [.. plans], Services = services.ToValueArray() };
    }

    private IEnumerable<Charge> Fixed(Interval? period)
    {
        var figures = charges.Figures;
        if (chance.OneIn(3)) yield return new OneTimeCharge { Amount = figures.Amount(), Name = "Set-up" };
        if (period is not null && chance.OneIn(2)) yield return new RecurringCharge { Amount = figures.Amount() };
    }

    private UsageCharge Usage(Meter meter) => charges.Usage(meter, chance.Pick(Enum.GetValues<PriceKind>()));

    private Service Service(int number, Meter[] meters, List<Plan> plans) => new()
    {
        Key = string.Create(CultureInfo.InvariantCulture, $"service-{number}"),
        Description = chance.Pick(null, "What it does."),
        Methods =
        [
            new ServiceMethod { Name = "run", Meters = meters.Take(chance.Below(meters.Length + 1)).ToValueArray() },
        ],
        Plans = plans.Select(plan => plan.Key).Distinct().Take(chance.Below(3)).ToValueArray(),
    };
}
