namespace Monetize.Catalogs.Json.Prices;

/// <summary><c>{ "model": "graduated", "tiers" }</c>.</summary>
internal sealed class GraduatedForm : TypedPriceForm<GraduatedPrice>
{
    public GraduatedForm()
        : base("graduated", "tiers")
    {
    }

    public override Price Read(DocumentObject price) => new GraduatedPrice { Tiers = TierForm.Read(price) };

    private protected override void Write(DocumentWriter writer, GraduatedPrice price) =>
        TierForm.Write(writer, price.Tiers);
}
