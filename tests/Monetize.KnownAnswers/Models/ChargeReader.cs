using Monetize.Catalogs;
using Monetize.Metering;
using Monetize.Rating;

namespace Monetize.KnownAnswers.Models;

/// <summary>Reads a case's price and what stands around it into a compiled charge.</summary>
public static class ChargeReader
{
    public static CompiledUsageCharge Read(CaseFields input, Price price, UsageBucket? bucket = null)
    {
        var meter = Meter.Sum("usage", Unit.Of("unit"));
        var charge = new UsageCharge
        {
            Meter = meter,
            Price = price,
            Included = Included(input),
            Transform = Transform(input),
            MinimumQuantity = input.OptionalNumber("minimum_quantity") ?? 0m,
            Minimum = CaseMoney.Optional(input, "minimum_amount"),
            Maximum = CaseMoney.Optional(input, "maximum_amount"),
            Bucket = bucket,
        };
        var plan = new Plan
        {
            Key = "case",
            Currency = input.Currency,
            Period = Every.Month,
            Charges = [charge],
            Semantics = new PlanSemantics
            {
                NegativeQuantity = input.Flag("allow_negative") ? NegativeQuantity.Mirrored : NegativeQuantity.Zero,
                VolumeAllowance = input.Has("allowance")
                    ? VolumeAllowance.PaidOnceExceeded
                    : VolumeAllowance.StaysFree,
            },
        };
        return RatingEngine.Compile(plan).FindUsage(meter.Key)!;
    }

    private static decimal Included(CaseFields input) =>
        (input.OptionalNumber("allowance") ?? 0m) / (input.OptionalNumber("billing_units") ?? 1m);

    private static QuantityTransform? Transform(CaseFields input)
    {
        if (input.OptionalNumber("billing_units") is { } units && units != 1m)
        {
            return new QuantityTransform { Factor = units, Rounding = RoundingMode.Up };
        }

        if (!input.Has("quantity_transform")) return null;
        var transform = input.Object("quantity_transform");
        return new QuantityTransform
        {
            Factor = transform.OptionalNumber("factor") ?? 1m,
            Digits = (int)(transform.OptionalNumber("precision") ?? 0m),
            Rounding = transform.Text("rounding") switch
            {
                "up" => RoundingMode.Up,
                "down" => RoundingMode.Down,
                "half" or "half_up" => RoundingMode.HalfAwayFromZero,
                _ => null,
            },
        };
    }
}
