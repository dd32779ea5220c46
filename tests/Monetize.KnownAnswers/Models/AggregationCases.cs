using System.Globalization;
using Monetize.Metering;
using Monetize.Monetary;

namespace Monetize.KnownAnswers.Models;

/// <summary>Records of a period to one quantity.</summary>
public sealed class AggregationCases : ICaseModel
{
    public Verdict Run(KnownCase known)
    {
        var input = known.Input;
        var meter = Read(input.Text("aggregation")!);
        if (meter is null) return Verdict.Skip($"no aggregation is called {input.Text("aggregation")}");
        var records = input.Objects("events").Select((item, index) => new UsageRecord
        {
            Key = IdempotencyKey.Of(string.Create(CultureInfo.InvariantCulture, $"event-{index:D6}")),
            Customer = CustomerId.Of("customer"),
            Meter = meter.Key,
            Quantity = item.Number("value"),
            Time = Instant(item.Text("timestamp")!),
        });
        var period = new Period(Instant(input.Text("from")!), Instant(input.Text("to_exclusive")!));
        var quantity = UsageAggregation.Quantity(meter, records, period, input.OptionalNumber("initial_value") ?? 0m);
        var digits = (int?)input.OptionalNumber("precision_decimals");
        var value = digits is { } precision ? Rounding.Round(quantity, precision) : quantity;
        return Verdict.Compare("value", known.Expected.Number("value"), value);
    }

    private static Meter? Read(string aggregation) => aggregation switch
    {
        "sum" => Meter.Sum("usage", Unit.Of("unit")),
        "count" => Meter.Count("usage", Unit.Of("unit")),
        "max" => Meter.Max("usage", Unit.Of("unit")),
        "last" or "latest" => Meter.Last("usage", Unit.Of("unit")),
        "weighted_sum" => Meter.WeightedSum("usage", Unit.Of("unit")),
        _ => null,
    };

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
