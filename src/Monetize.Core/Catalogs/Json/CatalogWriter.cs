using Monetize.Catalogs.Json.Prices;

namespace Monetize.Catalogs.Json;

/// <summary>The catalog as text: every property in one order, defaults left out.</summary>
internal static class CatalogWriter
{
    public static string Write(Catalog catalog) => DocumentWriter.Write(writer =>
    {
        writer.List("services", catalog.Services, service => Write(writer, service));
        writer.List("meters", catalog.Meters, meter => Write(writer, meter));
        writer.List("plans", catalog.Plans, plan => Write(writer, plan));
    });

    private static void Write(DocumentWriter writer, Service service)
    {
        writer.Text("key", service.Key);
        writer.OptionalText("name", service.Name);
        writer.OptionalText("description", service.Description);
        writer.OptionalText("domain", service.Domain);
        writer.List("methods", service.Methods, method =>
        {
            writer.Text("name", method.Name);
            writer.Texts("meters", [.. method.Meters.Select(meter => meter.Key)]);
        });
        writer.Texts("plans", service.Plans);
    }

    private static void Write(DocumentWriter writer, Meter meter)
    {
        writer.Text("key", meter.Key);
        writer.Text("unit", meter.Unit.Key);
        writer.Text("aggregation", Words.Aggregations.Write(meter.Aggregation));
        writer.Texts("dimensions", meter.Dimensions);
    }

    private static void Write(DocumentWriter writer, Plan plan)
    {
        writer.Text("key", plan.Key);
        writer.WholeNumber("version", plan.Version);
        writer.OptionalText("name", plan.Name);
        writer.Text("currency", plan.Currency.Code);
        writer.OptionalText("period", plan.Period is { } period ? PeriodWord.Write(period) : null);
        writer.List("charges", plan.Charges, charge => Write(writer, charge));
        if (plan.Features.Count == 0) return;
        writer.Object("features", () =>
        {
            foreach (var (key, value) in plan.Features) writer.Text(key, value);
        });
    }

    private static void Write(DocumentWriter writer, Charge charge)
    {
        switch (charge)
        {
            case OneTimeCharge oneTime:
                writer.Number("one_time", oneTime.Amount);
                writer.OptionalText("name", oneTime.Name);
                break;
            case RecurringCharge recurring:
                writer.Number("recurring", recurring.Amount);
                writer.OptionalText("name", recurring.Name);
                break;
            case UsageCharge usage:
                writer.Text("usage", usage.Meter.Key);
                if (usage.Included != 0m) writer.Number("included", usage.Included);
                if (usage.Limit is { } limit) writer.Text("limit", Words.Limits.Write(limit));
                if (usage.Price is { } price) writer.Object("price", () => PriceForms.Write(writer, price));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(charge), charge.GetType().Name, "A kind without a form.");
        }
    }
}
