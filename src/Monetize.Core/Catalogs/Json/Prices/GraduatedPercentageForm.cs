using Monetize.Errors;

namespace Monetize.Catalogs.Json.Prices;

/// <summary>
/// <c>{ "model": "graduated_percentage", "tiers": [{ "up_to", "rate_percent", "flat_fee" }] }</c>, bounds being amounts
/// of money.
/// </summary>
internal sealed class GraduatedPercentageForm : TypedPriceForm<GraduatedPercentagePrice>
{
    private static readonly string[] KnownOfTier = ["up_to", "rate_percent", "flat_fee"];

    public GraduatedPercentageForm()
        : base("graduated_percentage", "tiers")
    {
    }

    public override Price Read(DocumentObject price) => new GraduatedPercentagePrice
    {
        Tiers = price.Objects("tiers", CatalogLimits.TiersPerPrice, ReadTier),
    };

    private protected override void Write(DocumentWriter writer, GraduatedPercentagePrice price) =>
        writer.List("tiers", price.Tiers, tier =>
        {
            writer.OptionalNumber("up_to", tier.UpToInclusive);
            writer.Number("rate_percent", tier.RatePercent);
            if (tier.FlatFee != 0m) writer.Number("flat_fee", tier.FlatFee);
        });

    private static PercentageTier ReadTier(DocumentObject tier, string path)
    {
        tier.Place(path, "A tier of a graduated percentage", KnownOfTier);
        var rate = tier.Number("rate_percent");
        var flatFee = tier.Number("flat_fee");
        if (rate is null && flatFee is null)
        {
            tier.ReportUnreadable(
                ErrorCodes.MissingProperty,
                "rate_percent",
                "The tier has neither a rate nor a flat fee.",
                "Add \"rate_percent\"; 0 where the tier is free.");

            // Not free: the rules do not judge it.
            rate = 1m;
        }

        return new PercentageTier
        {
            UpToInclusive = tier.Number("up_to"),
            RatePercent = rate ?? 0m,
            FlatFee = flatFee ?? 0m,
        };
    }
}
