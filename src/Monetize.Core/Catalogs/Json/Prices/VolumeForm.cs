namespace Monetize.Catalogs.Json.Prices;

/// <summary><c>{ "model": "volume", "tiers" }</c>.</summary>
internal sealed class VolumeForm : TypedPriceForm<VolumePrice>
{
    public VolumeForm()
        : base("volume", "tiers")
    {
    }

    public override Price Read(DocumentObject price) => new VolumePrice { Tiers = TierForm.Read(price) };

    private protected override void Write(DocumentWriter writer, VolumePrice price) =>
        TierForm.Write(writer, price.Tiers);
}
