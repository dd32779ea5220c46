using Monetize.Collections;
using Monetize.Metering;
using Monetize.Monetary;
using Monetize.Rating;
using Monetize.Testing;

namespace Monetize.Tests.Generators;

/// <summary>A random charge with the switches of its plan, and usage of it.</summary>
internal sealed class ChargeCase
{
    public static readonly Period November = Period.UtcMonth(2026, 11);

    public ChargeCase(CatalogGenerator some, PriceKind kind, PlanSemantics? semantics = null)
    {
        Charge = some.UsageCharge(kind);
        Semantics = semantics ?? some.Semantics();
        if (kind == PriceKind.Percentage)
        {
            Semantics = Semantics with { NegativeQuantity = Monetize.Catalogs.NegativeQuantity.Refused };
        }

        Compiled = Compile(Charge, Semantics);
        Records = some.Records(Charge, November);
    }

    public UsageCharge Charge { get; }

    public PlanSemantics Semantics { get; }

    public CompiledUsageCharge Compiled { get; }

    public ValueArray<UsageRecord> Records { get; }

    /// <summary>Whether one quantity of the period is all that the charge reads.</summary>
    public bool ReadsOneQuantity => Charge.Bucket is null && Compiled.Reads == UsageReading.Quantity;

    /// <summary>The records as the charge reads them; none where no decimal holds what they come to.</summary>
    public UsageItem[] Items(IEnumerable<UsageRecord>? records = null)
    {
        var collector = new UsageCollector(Charge.Meter, November, Compiled.Reads, Charge.Bucket);
        try
        {
            foreach (var record in records ?? Records) collector.Add(record);
            return [.. collector.Items()];
        }
        catch (NotExactException)
        {
            return [];
        }
    }

    public static CompiledUsageCharge Compile(UsageCharge charge, PlanSemantics? semantics = null) =>
        RatingEngine.Compile(new Plan
        {
            Key = "any",
            Currency = Currency.Usd,
            Period = Every.Month,
            Charges = [charge],
            Semantics = semantics ?? PlanSemantics.Default,
        }).FindUsage(charge.Meter.Key)!;
}
