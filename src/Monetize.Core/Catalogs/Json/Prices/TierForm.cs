using Monetize.Collections;
using Monetize.Errors;

namespace Monetize.Catalogs.Json.Prices;

/// <summary>
/// <c>"tiers": [{ "up_to", "unit_price", "flat_fee", "package_size", "amount_cap" }]</c>, the last one without
/// <c>up_to</c>.
/// </summary>
internal static class TierForm
{
    private static readonly string[] Known = ["up_to", "unit_price", "flat_fee", "package_size", "amount_cap"];

    public static ValueArray<Tier> Read(DocumentObject price) =>
        price.Objects("tiers", CatalogLimits.TiersPerPrice, Read);

    public static void Write(DocumentWriter writer, ValueArray<Tier> tiers) => writer.List("tiers", tiers, tier =>
    {
        writer.OptionalNumber("up_to", tier.UpToInclusive);
        writer.Number("unit_price", tier.UnitPrice);
        if (tier.FlatFee != 0m) writer.Number("flat_fee", tier.FlatFee);
        writer.OptionalNumber("package_size", tier.PackageSize);
        writer.OptionalNumber("amount_cap", tier.AmountCap);
    });

    private static Tier Read(DocumentObject tier, string path)
    {
        tier.Place(path, "A tier", Known);
        var unitPrice = tier.Number("unit_price");
        var flatFee = tier.Number("flat_fee");
        if (unitPrice is null && flatFee is null)
        {
            tier.ReportUnreadable(
                ErrorCodes.MissingProperty,
                "unit_price",
                "The tier has neither a unit price nor a flat fee.",
                "Add \"unit_price\"; 0 where the tier is free.");

            // Neither free nor the cause of a drop: the rules do not judge it.
            unitPrice = 1m;
        }

        return new Tier
        {
            UpToInclusive = tier.Number("up_to"),
            UnitPrice = unitPrice ?? 0m,
            FlatFee = flatFee ?? 0m,
            PackageSize = tier.Number("package_size"),
            AmountCap = tier.Number("amount_cap"),
        };
    }
}
