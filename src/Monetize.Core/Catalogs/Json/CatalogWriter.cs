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

    internal static void Write(DocumentWriter writer, Meter meter)
    {
        writer.Text("key", meter.Key);
        writer.Text("unit", meter.Unit.Key);
        writer.Text("aggregation", Words.Aggregations.Write(meter.Aggregation));
        writer.Texts("dimensions", meter.Dimensions);
        writer.OptionalText("counted_dimension", meter.CountedDimension);
    }

    private static void Write(DocumentWriter writer, Plan plan)
    {
        writer.Text("key", plan.Key);
        writer.WholeNumber("version", plan.Version);
        writer.OptionalText("name", plan.Name);
        writer.Text("currency", plan.Currency.Code);
        writer.OptionalText("period", plan.Period is { } period ? PeriodWord.Write(period) : null);
        if (plan.TrialDays != 0) writer.WholeNumber("trial_days", plan.TrialDays);
        writer.OptionalNumber("minimum", plan.Minimum);
        writer.OptionalNumber("maximum", plan.Maximum);
        writer.List("charges", plan.Charges, charge => ChargeWriter.Write(writer, charge));
        writer.Texts("features", plan.Features);
        SemanticsForm.Write(writer, plan.Semantics);
    }
}
