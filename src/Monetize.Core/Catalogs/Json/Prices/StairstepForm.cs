namespace Monetize.Catalogs.Json.Prices;

/// <summary><c>{ "model": "stairstep", "tiers": [{ "up_to", "flat_fee" }] }</c>.</summary>
internal sealed class StairstepForm : TypedPriceForm<StairstepPrice>
{
    private static readonly string[] KnownOfTier = ["up_to", "flat_fee"];

    public StairstepForm()
        : base("stairstep", "tiers")
    {
    }

    public override Price Read(DocumentObject price) => new StairstepPrice
    {
        Tiers = price.Objects("tiers", CatalogLimits.TiersPerPrice, ReadTier),
    };

    private protected override void Write(DocumentWriter writer, StairstepPrice price) =>
        writer.List("tiers", price.Tiers, tier =>
        {
            writer.OptionalNumber("up_to", tier.UpToInclusive);
            writer.Number("flat_fee", tier.FlatFee);
        });

    private static Tier ReadTier(DocumentObject tier, string path)
    {
        tier.Place(path, "A tier of a stairstep price", KnownOfTier);
        return new Tier { UpToInclusive = tier.Number("up_to"), FlatFee = tier.RequiredNumber("flat_fee") };
    }
}
