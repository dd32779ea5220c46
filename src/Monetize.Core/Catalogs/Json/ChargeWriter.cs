using Monetize.Catalogs.Json.Prices;

namespace Monetize.Catalogs.Json;

/// <summary>Charges as text, in the form that <see cref="ChargeReader"/> reads.</summary>
internal static class ChargeWriter
{
    public static void Write(DocumentWriter writer, Charge charge)
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
                Write(writer, usage);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(charge), charge.GetType().Name, "A kind without a form.");
        }
    }

    private static void Write(DocumentWriter writer, UsageCharge charge)
    {
        writer.Text("usage", charge.Meter.Key);
        if (charge.Transform is { } transform)
        {
            writer.Object("transform", () => TransformForm.Write(writer, transform));
        }

        if (charge.MinimumQuantity != 0m) writer.Number("minimum_quantity", charge.MinimumQuantity);
        if (charge.Included != 0m) writer.Number("included", charge.Included);
        if (charge.RolloverMaximum != 0m) writer.Number("rollover", charge.RolloverMaximum);
        if (charge.Bucket is { } bucket) writer.Text("bucket", Words.Buckets.Write(bucket));
        writer.OptionalNumber("minimum", charge.Minimum);
        writer.OptionalNumber("maximum", charge.Maximum);
        if (charge.Limit is { } limit) writer.Text("limit", Words.Limits.Write(limit));
        if (charge.Price is { } price) writer.Object("price", () => PriceForms.Write(writer, price));
    }
}
