using Monetize.Catalogs;
using Monetize.Catalogs.Json;
using Monetize.Collections;

namespace Monetize.Billing.Documents;

/// <summary>A plan version with its meters, as a catalog of its own.</summary>
public static class PlanDocument
{
    /// <summary>Writes a plan. Equal plans have one text.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="CatalogException">The plan has errors; all of them are reported.</exception>
    public static string Write(Plan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var meters = plan.Charges.OfType<UsageCharge>()
            .Select(static charge => charge.Meter)
            .DistinctBy(static meter => meter.Key)
            .OrderBy(static meter => meter.Key, StringComparer.Ordinal);
        return CatalogJson.Write(new Catalog { Meters = meters.ToValueArray(), Plans = [plan] });
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="document">The text.</param>
    /// <exception cref="FormatException">It is no such text.</exception>
    public static Plan Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        try
        {
            var plans = CatalogJson.Parse(document).Plans;
            return plans.Count == 1
                ? plans[0]
                : throw new FormatException("A plan of the store cannot be read: its document has not one plan.");
        }
        catch (CatalogException exception)
        {
            throw new FormatException($"A plan of the store cannot be read. {exception.Message}", exception);
        }
    }
}
